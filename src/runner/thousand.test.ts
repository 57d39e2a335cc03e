// A thousand Sends in a row, recorded in full, in one real process: they leave nothing behind, and the last is as quick as the first. Then
// a row of restarts: the processes are gone.
import { afterAll, expect, test } from 'vitest';
import { nodeRunner } from './node-runner.node.ts';
import type { Process, Spawn } from './process.ts';
import type { ClientRequest, Project } from './runner.ts';
import { spawnThread } from './thread.node.ts';

let alive = 0;
const counted: Spawn = (hear): Process => {
  const process = spawnThread(hear);
  alive += 1;
  let ended = false;
  return {
    post: (message) => process.post(message),
    end: async () => {
      await process.end();
      if (!ended) alive -= 1;
      ended = true;
    },
  };
};
const runner = nodeRunner({ spawn: counted });
afterAll(() => runner.dispose());

const FIVE_LAYERS = `import gc


class Layer:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return self.app(environ, start_response)


def hello(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    if environ["QUERY_STRING"] != "count":
        return [b"hello"]
    gc.collect()
    return [str(len(gc.get_objects())).encode()]


application = Layer(Layer(Layer(Layer(hello))))
`;
const project = (comment = ''): Project => ({ files: { 'app.py': FIVE_LAYERS + comment }, app: 'app:application' });
const get = (query = ''): ClientRequest => ({
  raw: new TextEncoder().encode(`GET /${query} HTTP/1.1\r\nHost: localhost:8000\r\n\r\n`),
  connection: 'new',
  halfClose: false,
});
const send = async (query = '', what = project()) => {
  const { outcome } = await runner.send(get(query), what, { name: 'wsgiref' });
  if (outcome === null || outcome.stopped !== undefined) throw new Error('It was not answered.');
  return outcome;
};
const objects = async () => Number(new TextDecoder().decode((await send('?count')).raw).split('\r\n\r\n')[1]);
const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? Number.NaN;

test('a thousand Sends leak nothing, and stay as fast as the first', async () => {
  const times: number[] = [];
  const hundred = async () => {
    for (let nth = 0; nth < 100; nth += 1) {
      const began = performance.now();
      const { recording } = await send();
      times.push(performance.now() - began);
      expect(recording?.spans).toHaveLength(6);
    }
  };
  await hundred();
  const [before, memory] = [await objects(), (await send()).memory];
  for (let nth = 1; nth < 10; nth += 1) await hundred();
  expect(await objects()).toBeLessThan(before + 20);
  expect((await send()).memory).toBe(memory);
  expect(memory).toBeGreaterThan(30 * 1024 * 1024);
  // Far apart, so that a busy machine is not taken for a leak.
  expect(median(times.slice(-100)) / median(times.slice(0, 100))).toBeLessThan(4);
}, 180_000);

test('real processes are gone after they were replaced', async () => {
  for (let nth = 0; nth < 12; nth += 1) {
    await send('', project(`# ${nth}\n`));
    // The one that runs, the spare, and at most one that is just being ended.
    expect(alive).toBeLessThanOrEqual(3);
  }
}, 180_000);
