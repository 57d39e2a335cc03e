import { describe, expect, test } from 'vitest';
import { exceptionSample, lazySample, orderSample } from '../testing/samples.ts';
import { arrowAt, betweenWhom } from './arrow.ts';
import { hopsOf } from './hops.ts';
import type { Recording } from './recording.ts';
import { skinsOf } from './stack.ts';

function told(recording: Recording): string[] {
  const names = ['client', ...skinsOf(recording).map(({ name }) => name)];
  return hopsOf(recording).map((cursor) => {
    const arrow = arrowAt(recording, cursor);
    return `${betweenWhom(names, arrow)}: ${arrow.label}`;
  });
}

describe('each event as an arrow', () => {
  test('a request through three layers, and what each of them made of it', () => {
    expect(told(orderSample()).slice(0, 12)).toEqual([
      'client to wsgiref: GET /hello',
      'wsgiref to Timing: call',
      'Timing to Auth: call',
      'Auth to GZip: + REMOTE_USER',
      'GZip to app: - HTTP_ACCEPT_ENCODING',
      'app to GZip: 200 OK',
      'app to GZip: 1,204 B',
      'GZip to Timing: + Content-Encoding, 1 more',
      'Timing to wsgiref: + Server-Timing',
      'GZip to Auth: 311 B',
      'Auth to Timing: 311 B',
      'Timing to wsgiref: 311 B',
    ]);
  });

  test('pulls go in, chunks come out, numbered; close() comes last', () => {
    const all = told(lazySample());
    expect(all).toEqual(
      expect.arrayContaining(['wsgiref to Stamp: next() 1', 'Stamp to feed: next() 2', 'feed to Stamp: 2: 4 B']),
    );
    expect(all.at(-1)).toBe('wsgiref to Stamp: close()');
  });

  test('an exception goes up by its name until somebody has it', () => {
    const faults = told(exceptionSample()).filter((text) => /KeyError|caught/.test(text));
    expect(faults[0]).toBe('app to Auth: KeyError');
    expect(faults.at(-1)).toBe('Errors: caught');
  });
});
