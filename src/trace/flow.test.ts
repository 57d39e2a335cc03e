// What became of the bytes of a body on their way up, from recordings of programs that are run for real.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { SERVER_NAMES } from '../runner/runner.ts';
import { recordingOf } from '../testing/judge.node.ts';
import { record } from '../testing/trace-builder.ts';
import { changesAt } from './changes.ts';
import { flowAt } from './flow.ts';
import type { Recording } from './recording.ts';
import type { Change } from './scene.ts';
import { nameOf } from './words.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const stream = (...chunks: readonly string[]): string =>
  [
    'def inner(environ, start_response):',
    '    start_response("200 OK", [])',
    ...chunks.map((chunk) => `    yield b"${chunk}"`),
    '',
  ].join('\n');
const line = ({ sign, key, was, now }: Change) =>
  [sign, key, was, was !== undefined && now !== undefined ? '→' : undefined, now].filter(Boolean).join(' ');

/** What each return and chunk of the outer layer changed; "as it is" for nothing. */
function outer(recording: Recording): readonly string[] {
  return recording.events.flatMap((event, cursor) => {
    if ((event.type !== 'chunk' && event.type !== 'return') || nameOf(recording, event.span) !== 'application') return [];
    const changes = changesAt(recording, cursor).filter((change) => change.what === 'body');
    return changes.length === 0 ? ['as it is'] : changes.map(line);
  });
}
const ofLayer = (inside: string, ...layer: readonly string[]) =>
  outer(
    recordingOf(python, `${inside}def application(environ, start_response):\n${layer.map((text) => `    ${text}\n`).join('')}`),
  );

describe('a layer around a stream of three chunks', () => {
  const three = stream('aa', 'bb', 'cc');
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'hands each on',
      ['for chunk in inner(environ, start_response):', '    yield chunk'],
      ['body generator', 'as it is', 'as it is', 'as it is'],
    ],
    [
      'makes each anew, as long as it was',
      ['for chunk in inner(environ, start_response):', '    yield chunk.upper()'],
      ['body generator', '~ chunk 1 2 B → 2 B', '~ chunk 2 2 B → 2 B', '~ chunk 3 2 B → 2 B'],
    ],
    [
      'reads them all before it returns',
      ['return [b"".join(inner(environ, start_response))]'],
      ['~ body 6 B → 6 B', '~ buffered 3 chunks → 1 block', 'as it is'],
    ],
    [
      'merges them',
      ['yield b"".join(inner(environ, start_response))'],
      ['body generator', 'chunk 1 6 B', '~ merged 3 chunks → 1 chunk'],
    ],
    [
      'merges them and makes them anew',
      ['yield b"".join(inner(environ, start_response)).upper() + b"!"'],
      ['body generator', '~ chunk 1 6 B → 7 B', '~ merged 3 chunks → 1 chunk'],
    ],
    [
      'splits them',
      ['for chunk in inner(environ, start_response):', '    yield chunk[:1]', '    yield chunk[1:]'],
      [
        'body generator',
        ...['chunk 1 1 B', '~ split 1 chunk → a part', 'held back 1 B', 'chunk 2 1 B', '~ split 1 chunk → a part'],
        ...['chunk 3 1 B', '~ split 1 chunk → a part', 'held back 1 B', 'chunk 4 1 B', '~ split 1 chunk → a part'],
        ...['chunk 5 1 B', '~ split 1 chunk → a part', 'held back 1 B', 'chunk 6 1 B', '~ split 1 chunk → a part'],
      ],
    ],
    [
      'holds one back',
      ['held = b""', 'for chunk in inner(environ, start_response):', '    yield held', '    held = chunk', 'yield held'],
      [
        'body generator',
        'chunk 1 0 B',
        'held back 2 B',
        'chunk 2 2 B',
        'held back 2 B',
        'chunk 3 2 B',
        'held back 2 B',
        'as it is',
      ],
    ],
    [
      'adds one of its own',
      ['start_response("200 OK", [])', 'yield b"first"', 'yield from inner(environ, lambda *args: None)'],
      ['body generator', 'chunk 1 5 B', 'as it is', 'as it is', 'as it is'],
    ],
  ])('that %s', (_, layer, told) => {
    expect(ofLayer(three, ...layer)).toEqual(told);
  });
});

const grouped = (recording: Recording) =>
  recording.events.flatMap((event, cursor) =>
    event.type === 'sent'
      ? changesAt(recording, cursor).flatMap((change) => (/^(merged|split)$/.test(change.key) ? [line(change)] : []))
      : [],
  );

test('what a server puts into one flush, or into several, is told where it is sent', () => {
  const begun = () =>
    record('wsgiref', 'app app.py:1')
      .received('GET / HTTP/1.0\r\n\r\n')
      .call('app')
      .startResponse('app', '200 OK')
      .write('app', 'aa')
      .returns('app', { kind: 'generator' })
      .pulls('app', 'bbbb');
  expect(grouped(begun().sent(['write', 'aa'], ['chunk', 'bbbb']).end())).toEqual(['~ merged 2 chunks → 1 flush']);
  expect(grouped(begun().sent(['chunk', 'bb']).sent(['chunk', 'bb']).end())).toEqual(['~ split 1 chunk → 2 flushes']);
});

test.each(SERVER_NAMES)('%s sends each chunk by itself', (name) => {
  const source = stream('aa', 'bb', 'cc').replaceAll('inner', 'application');
  expect(grouped(recordingOf(python, source, { server: { name } }))).toEqual([]);
});

test('a hundred thousand chunks are followed in one pass', () => {
  const recording = recordingOf(
    python,
    `${stream('a')}${'def application(environ, start_response):\n    return inner(environ, start_response)\n'}`,
  );
  const chunk = recording.events.findIndex((event) => event.type === 'chunk');
  const template = recording.events[chunk];
  if (template === undefined) throw new Error('no chunk was recorded');
  const events = [...recording.events.slice(0, chunk), ...Array.from({ length: 100_000 }, () => template)];
  const long = { ...recording, events };
  expect(events.reduce((sum, _, cursor) => sum + (flowAt(long, cursor)?.took ?? 0), 0)).toBe(0);
});
