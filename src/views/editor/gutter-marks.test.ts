import { expect, test } from 'vitest';
import { orderSample } from '../../testing/samples.ts';
import { hopsOf } from '../../trace/hops.ts';
import { gutterMarks, type HopsByLine, hopsByFile, markTarget } from './gutter-marks.ts';

const recording = orderSample();
const hops: HopsByLine = hopsByFile(recording).get('app.py') ?? new Map();
const last = recording.events.length - 1;
/** The margin as one reads it: line, mark, colour. */
const margin = (cursor: number) =>
  [...gutterMarks(hops, cursor)].sort((a, b) => a.line - b.line).map((m) => `${m.line} ${m.side} ${m.hop} ${m.tone} ${m.state}`);

test('each line that made a hop carries its number, as the timeline counts it', () => {
  expect(margin(last)).toMatchInlineSnapshot(`
    [
      "9 down 3 req done",
      "12 up 9 s2 done",
      "14 up 12 s2 done",
      "29 up 11 s2 done",
      "41 down 5 req done",
      "46 up 8 s2 done",
      "47 up 10 s2 done",
      "52 up 6 s2 done",
      "55 up 7 s2 done",
    ]
  `);
});

test('what is still to come is marked as such, and the hop under the cursor as the one that is now', () => {
  const third = hopsOf(recording)[2] ?? 0;
  expect(margin(third).find((mark) => mark.startsWith('9 '))).toBe('9 down 3 req now');
  expect(margin(third).find((mark) => mark.startsWith('55 '))).toContain('next');
});

test('a line that was crossed twice shows the last crossing behind the cursor', () => {
  const marks = (cursor: number) => gutterMarks(hops, cursor).find(({ line }) => line === 29);
  expect(marks(0)?.side).toBe('down');
  expect(marks(last)?.side).toBe('up');
  expect(marks(last)?.title).toMatch(/^Hops ↓4, ↑\d+:/);
});

test('clicking a mark leads to its hop, and clicking again around the others of the line', () => {
  const at29 = (hops.get(29) ?? []).map(({ event }) => event);
  const first = markTarget(hops, 29, 0);
  expect(first).toBe(at29[0]);
  expect(markTarget(hops, 29, at29[0] ?? -1)).toBe(at29[1]);
  expect(markTarget(hops, 29, at29[1] ?? -1)).toBe(at29[0]);
  expect(markTarget(hops, 1, 0)).toBeNull();
});

test('what the server does stands at no line of the user, so it leaves no mark', () => {
  expect([...hops.values()].flat().map(({ event }) => recording.events[event]?.type)).not.toContain('sent');
});
