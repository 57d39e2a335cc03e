// A layer that is called where the recursion limit leaves room for it and not for the recorder: it runs as it would have, and what is told of it is
// either all or, with a cut, what could be seen.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { story } from './tell.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

/** How many levels the layer is left with, seen from the code that calls it. With the first there is no room for any call. */
const ROOMS = [2, 5, 6, 7, 11, 12, 13, 14, 30, 44, 45, 46, 47, 48, 49, 60];

const program = (layer: string) => `import sys
${layer}
def application(environ, start_response):
    depth, frame = 0, sys._getframe()
    while frame:
        depth, frame = depth + 1, frame.f_back
    said = []
    body = [b""]
    room = int(environ["QUERY_STRING"])
    sys.setrecursionlimit(depth + room)
    try:
        body = inner(environ, start_response)
    except RecursionError as error:
        said.append("no room")
    finally:
        sys.setrecursionlimit(1000)
    if said:
        start_response("500 No room", [("Content-Type", "text/plain")])
    return body
`;

const LAYERS: Record<string, string> = {
  'a class whose instance is the iterable': `class inner:
    def __init__(self, environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        self.left = [b"a", b"b"]
    def __iter__(self):
        return self
    def __next__(self):
        if not self.left:
            raise StopIteration
        return self.left.pop(0)
    def close(self):
        print("closed")`,
  'a function': `def inner(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"a", b"b"]`,
  'a generator function': `def inner(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield b"a"
    yield b"b"`,
};

type Grain = 'none' | 'layers' | 'lines';
const ask = (room: number) => {
  const { recording, unrecorded, raw } = python.request(`GET /?${room} HTTP/1.1\r\nHost: localhost:8000\r\n\r\n`);
  expect(unrecorded).toBeNull();
  return { told: recording === null ? [] : story(recording), answer: raw.replace(/^Date:.*$/m, '') };
};
const begin = (layer: string, grain: Grain) => expect(python.start(program(layer), { grain })).toMatchObject({ ok: true });
const answers = (layer: string, grain: Grain) => {
  begin(layer, grain);
  for (let nth = 0; nth < 3; nth += 1) ROOMS.map(ask); // CPython itself uses another level or two while code is cold
  return ROOMS.map(ask);
};

test.each(Object.entries(LAYERS))(
  '%s',
  (what, layer) => {
    const plain = answers(layer, 'none').map(({ answer }) => answer);
    for (const grain of ['layers', 'lines'] as const) {
      const recorded = answers(layer, grain);
      const differ = ROOMS.filter((_, at) => plain[at] !== recorded[at]?.answer);
      // Warm code of CPython's calls a class with one frame more than cold code, or code in which calls are told: see below.
      expect(differ).toEqual(what.startsWith('a class') ? [6] : []);
      const whole = recorded.at(-1)?.told ?? [];
      expect(whole.filter((line) => line.includes('cut'))).toEqual([]);
      for (const { told } of recorded) {
        const cuts = told.filter((line) => line.includes('cut depth')).length;
        expect(cuts).toBe(told.join() === whole.join() ? 0 : 1);
        // Nothing is told that did not happen, and the layer that goes on is followed.
        expect(told.filter((line) => /^inner/.test(line) && !line.includes('cut') && !whole.includes(line))).toEqual([]);
        expect(told.filter((line) => /raise|catch/.test(line))).toEqual([]);
        expect(told.filter((line) => /^application: return/.test(line))).toHaveLength(1);
      }
      if (!what.startsWith('a generator'))
        expect(
          recorded.filter(
            ({ told }) => told.some((line) => line.includes('cut')) && told.some((line) => /^inner: return/.test(line)),
          ).length,
        ).toBeGreaterThan(0);
    }
  },
  200_000,
);

test('a class that is called with one level left: as by CPython before it has learned to call it otherwise', () => {
  const layer = LAYERS['a class whose instance is the iterable'] ?? '';
  begin(layer, 'none');
  expect(ask(6).answer).toMatch(/ 200 OK/);
  expect(answers(layer, 'none')[ROOMS.indexOf(6)]?.answer).toMatch(/ 500 No room/);
  begin(layer, 'lines');
  expect(ask(6).answer).toMatch(/ 200 OK/);
});
