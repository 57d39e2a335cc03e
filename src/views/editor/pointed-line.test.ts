// A line of the editor and what is pointed at elsewhere, both ways.
import { expect, test } from 'vitest';
import { exceptionSample } from '../../testing/samples.ts';
import { hopsOf } from '../../trace/hops.ts';
import { skinsOf } from '../../trace/stack.ts';
import { hopsByFile } from './gutter-marks.ts';
import { lineOfPointed, pointedByLine } from './pointed-line.ts';

const recording = exceptionSample();
const skins = skinsOf(recording);
const hops = hopsByFile(recording).get('app.py') ?? new Map();

test('a layer is the line that defines it, a moment the line that it happened at', () => {
  expect(lineOfPointed(recording, null, null)).toBeNull();
  for (const [skin, { place }] of skins.entries()) expect(lineOfPointed(recording, null, { skin, event: null })).toEqual(place);
  const raised = hopsOf(recording).find((cursor) => recording.events[cursor]?.type === 'raise') ?? 0;
  expect(lineOfPointed(recording, null, { skin: 0, event: raised })).toEqual({ file: 'app.py', line: 53 });
});

test('a line with hops is the one that its mark shows, one that defines a layer is that layer, any other is nothing', () => {
  const cursor = recording.events.length - 1;
  const at = (line: number) => pointedByLine(recording, null, { file: 'app.py', line, hops, cursor });
  for (const line of hops.keys()) {
    const pointed = at(line);
    expect(recording.events[pointed?.event ?? -1]?.place?.line).toBe(line);
    expect(lineOfPointed(recording, null, pointed)?.line).toBe(line);
  }
  const defined = skins.findIndex(({ place }) => place !== null && !hops.has(place.line));
  expect(at(skins[defined]?.place?.line ?? 0)).toEqual({ event: null, skin: defined });
  expect(at(999)).toBeNull();
});
