// Golden programs: a folder with app.py and a request, and the recording that Python makes of them, as people read it.
// `npm run fix:golden` writes recording.txt anew; to add a golden, drop in a folder.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { goldenNames, goldenProgram, goldenText, writeGolden } from '../testing/golden.node.ts';
import { mask } from '../trace/mask.ts';
import { fromText, toText } from '../trace/trace-text.ts';

const MEND = 'If the change is right: npm run fix:golden';
let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

function record(name: string): string {
  const { source, raw, grain, server } = goldenProgram(name);
  expect(python.start(source, { grain, server: { name: server } }).ok).toBe(true);
  const { recording, unrecorded } = python.request(raw);
  expect(unrecorded).toBeNull();
  if (recording === null) throw new Error('Nothing was recorded.');
  return toText(mask(recording));
}

describe('golden recordings', () => {
  for (const name of goldenNames) {
    test(name, () => {
      const now = record(name);
      expect(fromText(now)).toBeTruthy();
      if (process.env.FIX_GOLDEN) writeGolden(name, now);
      expect(now, MEND).toBe(goldenText(name));
    });
  }
});
