// Names that mean something to JavaScript, in a program and in its environ: the recording is read all the same.
import { expect, test } from 'vitest';
import { nodeRunner } from '../runner/node-runner.node.ts';

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
const SOURCE = `
def inner(environ, start_response):
    ${NAMES.join(' = ')} = "local"
    start_response("200 OK", [])
    return [b"x"]


def application(environ, start_response):
    for name in ${JSON.stringify(NAMES)}:
        environ[name] = "key"
    return inner(environ, start_response)
`;

test('they are told like any other; __proto__ as a key by its repr(), as a local not at all', async () => {
  const { outcome } = await nodeRunner().send(
    { raw: new TextEncoder().encode('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'), connection: 'new', halfClose: false },
    { files: { 'app.py': SOURCE }, app: 'app:application' },
    { name: 'wsgiref' },
    { grain: 'lines' },
  );
  expect(outcome?.unrecorded).toBeUndefined();
  const events = outcome?.recording?.events ?? [];
  const keys = events.flatMap((event) => (event.type === 'call' && event.delta ? Object.keys(event.delta.set) : []));
  expect(keys.sort()).toEqual(["'__proto__'", 'constructor', 'hasOwnProperty', 'toString']);
  const locals = events.flatMap((event) => (event.type === 'line' && event.locals ? Object.entries(event.locals.set) : []));
  const told = locals.filter(([, value]) => value.text === "'local'").map(([name]) => name);
  expect(told.sort()).toEqual(['constructor', 'hasOwnProperty', 'toString']);
});
