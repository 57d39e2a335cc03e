import { describe, expect, test } from 'vitest';
import { helloSample, orderSample } from '../testing/samples.ts';
import { record } from '../testing/trace-builder.ts';
import { finderOf } from './finding.ts';
import type { Recording } from './recording.ts';

const types = (recording: Recording, text: string) =>
  recording.events.flatMap(({ type }, cursor) => (finderOf(recording, text)?.(cursor) ? [type] : []));

describe('finding events by a text', () => {
  test('a header, whatever its case', () => {
    expect(types(orderSample(), 'content-ENCODING')).toEqual(['start_response', 'start_response', 'sent']);
  });

  test('a key of environ, where it came in and where it was set or taken away', () => {
    expect(types(orderSample(), 'REMOTE_USER')).toEqual(['call']);
    expect(types(orderSample(), 'HTTP_ACCEPT_ENCODING')).toEqual(['call', 'call']);
  });

  test('a layer by its name: all that it has a part in', () => {
    const found = types(helloSample(), 'app');
    expect(found).toContain('line');
    expect(found).not.toContain('print');
  });

  test('bytes, as they are read', () => {
    const bytes = String.fromCharCode(...new TextEncoder().encode('Zwiebelhäute'));
    const recording = record('wsgiref', 'app app.py:1')
      .received('GET / HTTP/1.0\r\n\r\n')
      .call('app')
      .returns('app', [bytes])
      .pulls('app', bytes)
      .end();
    expect(types(recording, 'häute')).toEqual(['return', 'chunk']);
  });

  test('signs that mean something to a pattern are only signs', () => {
    expect(types(helloSample(), "[b'Hello']")).toEqual(['leave']);
    expect(types(helloSample(), '.*')).toEqual([]);
  });

  test('no text finds everything', () => expect(finderOf(helloSample(), '  ')).toBeNull());
});
