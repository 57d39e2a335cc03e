// Frames of frameworks and of the standard library: folded unless asked for, and asking for them changes nothing else.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import type { Grain, ServerName } from '../runner/runner.ts';
import { goldenProgram } from '../testing/golden.node.ts';
import type { TraceEvent } from '../trace/event.ts';
import { isLibrary } from '../trace/is-library.ts';
import { mask } from '../trace/mask.ts';
import type { Recording } from '../trace/recording.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

interface Program {
  source: string;
  server?: ServerName;
  path?: string;
}
const get = (path = '/'): string => `GET ${path} HTTP/1.1\r\nHost: localhost:8000\r\n\r\n`;

function recorded({ source, server = 'wsgiref', path }: Program, grain: Grain = 'libraries'): Recording {
  expect(python.start({ 'app.py': source }, { grain: 'lines', server: { name: server } })).toMatchObject({ ok: true });
  return asked(path, grain);
}

function asked(path?: string, grain: Grain = 'libraries'): Recording {
  const { recording, unrecorded } = python.request(get(path), { grain });
  expect(unrecorded).toBeNull();
  if (recording === null) throw new Error('Nothing was recorded.');
  return recording;
}

type Inside = Extract<TraceEvent, { type: 'open' | 'line' | 'leave' }>;
const isInside = (event: TraceEvent): event is Inside => event.type === 'open' || event.type === 'line' || event.type === 'leave';
const isLibrarys = (event: TraceEvent): boolean => isInside(event) && isLibrary(event.place);
/** "handlers.py run", of the frames that begin in libraries. */
const opened = (recording: Recording): string[] =>
  recording.events.flatMap((event) =>
    event.type === 'open' && isLibrarys(event) ? `${event.place?.file.split('/').at(-1)} ${event.name}` : [],
  );

/** All that a recording tells beside the frames of libraries. */
function rest(recording: Recording): unknown {
  const kept = recording.events.flatMap((event, index) => (isLibrarys(event) ? [] : index));
  const now = new Map(kept.map((index, nth) => [index, nth]));
  const frames = new Map<number, number>();
  const events = kept.map((index) => {
    const event = recording.events[index] as TraceEvent;
    if (event.type === 'sent') {
      const parts = event.parts.map(({ from, size }) => ({
        from: typeof from === 'number' ? (now.get(from) ?? -1) : from,
        size,
      }));
      return { ...event, parts };
    }
    if (!isInside(event)) return event;
    const frame = frames.get(event.frame) ?? frames.size;
    frames.set(event.frame, frame);
    return { ...event, frame, depth: 0 };
  });
  const spans = recording.spans.map((span) => ({ ...span, asks: now.get(span.asks) ?? span.asks }));
  return { ...mask({ ...recording, events }), request: 0, spans };
}

const FLASK = `from flask import Flask
application = Flask(__name__)
@application.get("/hi/<name>")
def hi(name):
    return "Hello " + name
`;
const HELPERS = `import json
from wsgiref.headers import Headers
from wsgiref.util import request_uri, setup_testing_defaults

def application(environ, start_response):
    headers = Headers([("Content-Type", "application/json")])
    start_response("200 OK", headers.items())
    return (json.dumps({"at": request_uri(environ)}).encode() for _ in range(2))
`;

test('nothing of a library is told unless it is asked for, and then with the path that tracebacks show', () => {
  expect(opened(recorded({ source: HELPERS }, 'lines'))).toEqual([]);
  const recording = asked();
  expect(opened(recording)).toEqual(
    expect.arrayContaining(['headers.py __init__', 'headers.py items', 'util.py request_uri', '__init__.py dumps']),
  );
  const open = recording.events.find((event) => event.type === 'open' && event.name === 'request_uri');
  const util = String(python.run('import wsgiref.util; wsgiref.util.__file__'));
  expect(open).toMatchObject({ span: 1, place: { file: util }, locals: { set: { include_query: { text: 'True' } } } });
  const left = recording.events.find((event) => event.type === 'leave' && open?.type === 'open' && event.frame === open.frame);
  expect(left).toMatchObject({ value: { text: "'http://localhost:8000/'" } });
  expect(opened(asked('/', 'lines'))).toEqual([]);
});

test('what the server does for itself is never told, nor our own modules, nor the machinery of imports', () => {
  const source = `def application(environ, start_response):
    import colorsys
    write = start_response("200 OK", [("Content-Type", "text/plain")])
    write(str(colorsys.rgb_to_hls(0, 0, 0)).encode())
    print(environ["wsgi.input"].read(1), file=environ["wsgi.errors"])
    return [b"x"]
`;
  for (const server of ['wsgiref', 'gunicorn', 'waitress', 'uwsgi', 'mod_wsgi-embedded'] as const)
    expect([server, ...opened(recorded({ source, server }))]).toEqual([server, 'colorsys.py rgb_to_hls']);
});

test('frames of the user and of libraries lie within one another', () => {
  const source = `import functools
def twice(n):
    return n * 2
@functools.cmp_to_key
def by(a, b):
    return twice(a) - twice(b)
class Text(str):
    pass
def application(environ, start_response):
    import textwrap, string
    start_response("200 OK", [("Content-Type", "text/plain")])
    class Shout(string.Formatter):
        def format_field(self, value, spec):
            return twice(super().format_field(value, spec))
    return [Shout().format("{0}", "a").encode()]
`;
  const depths = recorded({ source }).events.flatMap((event) =>
    event.type === 'open' && event.name !== 'Shout' ? `${event.depth} ${event.name}` : [],
  );
  expect(depths.filter((told) => /application|vformat|format_field|twice/.test(told))).toEqual([
    '0 application',
    '2 vformat',
    '3 _vformat',
    '4 _vformat',
    '4 format_field',
    '5 format_field',
    '5 twice',
  ]);
});

test('libraries have a budget of their own: the lines of the user go on', () => {
  const source = `import textwrap
def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    for _ in range(400):
        textwrap.fill("some words and more words", 10)
    last = 1
    return [b"x"]
`;
  const { events } = recorded({ source });
  const cuts = events.filter((event) => event.type === 'cut');
  expect(cuts).toMatchObject([{ what: 'library', span: 1, place: { file: 'app.py' } }]);
  const begun = events.filter((event) => event.type !== 'leave' && isLibrarys(event));
  expect(begun.length).toBeLessThanOrEqual(cuts[0]?.type === 'cut' ? cuts[0].kept : 0);
  expect(events).toContainEqual(expect.objectContaining({ type: 'line', place: { file: 'app.py', line: 6 } }));
});

describe('all else is told as it is without them', () => {
  test.each<[string, Program]>([
    ['Flask', { source: FLASK, path: '/hi/you' }],
    ['helpers of wsgiref', { source: HELPERS }],
    [
      'Bottle behind a validator',
      {
        source: `from wsgiref.validate import validator
from bottle import Bottle
shop = Bottle()
@shop.get("/hi/<name>")
def hi(name):
    return "Hello " + name
application = validator(shop)
`,
        path: '/hi/you',
      },
    ],
    ...['class-application', 'exception-caught', 'generator', 'lazy-middleware', 'order', 'short-circuit', 'write'].map(
      (name): [string, Program] => [name, { source: goldenProgram(name).source }],
    ),
  ])('%s', (_, program) => {
    recorded(program, 'libraries');
    const lines = recorded(program, 'lines');
    const libraries = recorded(program, 'libraries');
    expect(rest(libraries)).toEqual(rest(lines));
  });
});
