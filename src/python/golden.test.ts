// Golden programs: a folder with app.py and a request, and the recording that Python makes of them, as people read it.
// `npm run fix:golden` writes recording.txt anew; to add a golden, drop in a folder.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import type { Grain, ServerName } from '../runner/runner.ts';
import { mask } from '../trace/mask.ts';
import { fromText, toText } from '../trace/trace-text.ts';

const GOLDEN = fileURLToPath(new URL('../testing/golden/', import.meta.url));
const readGolden = (name: string, file: string): string => readFileSync(join(GOLDEN, name, file), 'utf8');
const MEND = 'If the change is right: npm run fix:golden';
let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

/** The request as the client sends it; in the file, lines end with a plain newline. The body follows the blank line as it is. */
function rawOf(text: string): string {
  const [head = '', ...body] = text.split('\n\n');
  return `${head.replaceAll('\n', '\r\n')}\r\n\r\n${body.join('\n\n')}`;
}

/** Layers before wsgiref, unless the folder has a file `grain` or `server` that says otherwise. */
function record(name: string): string {
  const has = (file: string): boolean => existsSync(join(GOLDEN, name, file));
  const server = { name: (has('server') ? readGolden(name, 'server').trim() : 'wsgiref') as ServerName };
  const grain = (has('grain') ? readGolden(name, 'grain').trim() : 'layers') as Grain;
  expect(python.start(readGolden(name, 'app.py'), { grain, server }).ok).toBe(true);
  const { recording, unrecorded } = python.request(rawOf(readGolden(name, 'request')));
  expect(unrecorded).toBeNull();
  if (recording === null) throw new Error('Nothing was recorded.');
  return toText(mask(recording));
}

describe('golden recordings', () => {
  for (const name of readdirSync(GOLDEN).sort()) {
    test(name, () => {
      const now = record(name);
      expect(fromText(now)).toBeTruthy();
      if (process.env.FIX_GOLDEN) writeFileSync(join(GOLDEN, name, 'recording.txt'), now);
      expect(now, MEND).toBe(readGolden(name, 'recording.txt'));
    });
  }
});
