import { expect, test } from 'vitest';
import { record } from '../testing/trace-builder.ts';
import { printsAt, printsCut } from './console-at.ts';

test('prints appear one by one, in the order they happened, whatever their stream', () => {
  const trace = record('wsgiref', 'app app.py:1').received('GET / HTTP/1.0\r\n\r\n').call('app');
  const recording = trace
    .prints('app', 'stdout', 'one\n', 2)
    .prints('app', 'errors', 'two\n', 3)
    .prints('wsgiref', 'log', 'three\n')
    .end();
  const texts = recording.events.map((_, cursor) =>
    printsAt(recording, cursor)
      .map((print) => print.text.trim())
      .join(' '),
  );
  expect(texts).toEqual(['', '', '', 'one', 'one two', 'one two three']);
  expect(printsAt(recording, 5)[1]).toEqual({ stream: 'errors', text: 'two\n', event: 4, place: { file: 'app.py', line: 3 } });
});

test('where prints are no longer kept is known from that moment on', () => {
  const trace = record('wsgiref', 'app app.py:1').received('GET / HTTP/1.0\r\n\r\n').call('app');
  const recording = trace.prints('app', 'stdout', 'one\n', 2).cut('prints', 1, null).end();
  const cuts = recording.events.map((_, cursor) => printsCut(recording, cursor)?.kept ?? null);
  expect(cuts.slice(2)).toEqual([null, null, 1]);
});
