// The plain globals of the project's modules in a recording: before the request, and as they change; never by running the program's code.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import type { Globals, Recording } from '../trace/recording.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

function recordings(source: string, count: number): Recording[] {
  expect(python.start(source)).toMatchObject({ ok: true });
  return Array.from({ length: count }, () => {
    const { recording, unrecorded } = python.request();
    expect(unrecorded).toBeNull();
    if (recording === null) throw new Error('Nothing was recorded.');
    return recording;
  });
}

/** "return: hits=2, -old": the event at which it is told, and what. */
const told = ({ globals = [], events }: Recording): string[] =>
  globals.map(({ at, set, gone }: Globals) => {
    const what = [...Object.entries(set).map(([name, { text }]) => `${name}=${text}`), ...gone.map((name) => `-${name}`)];
    return `${at === 0 ? 'before' : events[at]?.type}: ${what.join(', ')}`;
  });

const START = 'start_response("200 OK", [("Content-Type", "text/plain")])';

test('a counter goes on from request to request, and each recording begins with what it was', () => {
  const source = `hits = 0
seen = []


def application(environ, start_response):
    global hits
    hits += 1
    seen.append(hits)
    ${START}
    return [b"ok"]
`;
  expect(recordings(source, 2).map(told)).toEqual([
    ['before: hits=0, seen=[]', 'return: hits=1, seen=[1]'],
    ['before: hits=1, seen=[1]', 'return: hits=2, seen=[1, 2]'],
  ]);
});

test('functions, classes, modules and instances are none; a name may come and go', () => {
  const source = `import os
from pathlib import Path

WHERE = Path("/")
old = "there"


class Thing:
    pass


thing = Thing()


def application(environ, start_response):
    global new, old
    del old
    new = {"a": thing}
    ${START}
    return [b"ok"]
`;
  expect(recordings(source, 1).map(told)).toEqual([["before: old='there'", "return: new={'a': <Thing>}, -old"]]);
});

test('what changes within a container of the same length, or while the body is read, is told at the end', () => {
  const source = `cell = [0]
pulled = 0


def application(environ, start_response):
    global pulled
    cell[0] = 5
    ${START}
    yield b"one"
    pulled = 1
    yield b"two"
`;
  const [recording] = recordings(source, 1);
  if (recording === undefined) throw new Error('Nothing was recorded.');
  expect(told(recording)[0]).toBe('before: cell=[0], pulled=0');
  const last = new Map((recording.globals ?? []).flatMap(({ set }) => Object.entries(set)));
  expect([last.get('cell')?.text, last.get('pulled')?.text]).toEqual(['[5]', '1']);
});

test('no code of the program runs for it, and a module that has none is left out', () => {
  const source = `class Loud(int):
    def __repr__(self):
        raise SystemExit

    def __eq__(self, other):
        raise SystemExit

    __hash__ = None


loud = Loud(3)


def __getattr__(name):
    raise SystemExit(name)


def application(environ, start_response):
    global loud
    loud = Loud(4)
    ${START}
    return [b"ok"]
`;
  const [recording] = recordings(source, 1);
  expect(recording?.globals).toBeUndefined();
  expect(recording?.ended).toBe('complete');
});

test('the middleware’s call is told with what was changed before it', () => {
  const source = `calls = 0


class Count:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        global calls
        calls += 1
        return self.app(environ, start_response)


def page(environ, start_response):
    ${START}
    return [b"ok"]


application = Count(page)
`;
  expect(recordings(source, 1).map(told)).toEqual([['before: calls=0', 'call: calls=1']]);
});
