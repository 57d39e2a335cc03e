import { expect, test } from 'vitest';
import { record } from '../../testing/trace-builder.ts';
import { lineValues } from './line-values.ts';

const recording = record('wsgiref', 'app app.py:1')
  .received('GET / HTTP/1.0\r\n\r\n')
  .call('app')
  .open('app', 0, 'app', 1, { environ: 'x' })
  .line('app', 0, 2)
  .line('app', 0, 3, { a: 1 })
  .line('app', 0, 4, { a: 2, b: 'x'.repeat(60), c: 3 })
  .leave('app', 0, 4, { value: 'done' })
  .end();
const at = (type: string, nth = 0) =>
  lineValues(recording, recording.events.flatMap((event, cursor) => (event.type === type ? [cursor] : []))[nth] ?? -1);

test('behind a line stands what the one before has made, shortened, and no more than two of it', () => {
  expect(at('line')).toBe('');
  expect(at('line', 1)).toBe('a = 1');
  expect(at('line', 2)).toMatch(/^a = 2, b = 'x{34}…, and 1 more$/);
});

test('and behind the last one what is given back', () => {
  expect(at('leave')).toBe("returns 'done'");
});

test('nothing stands behind what is no line', () => {
  expect([at('call'), at('open'), lineValues(recording, 99)]).toEqual(['', '', '']);
});
