import { afterAll, describe, expect, test } from 'vitest';
import { thin } from '../../scripts/sparse.mjs';
import { nodeAssets } from './assets.node.ts';
import { nodeRunner } from './node-runner.node.ts';
import { poolRunner } from './pool.ts';
import type { ClientRequest, Project } from './runner.ts';
import { expand } from './sparse.ts';
import { spawnThread } from './thread.node.ts';

const runner = nodeRunner();
afterAll(() => runner.dispose());

const app = (source: string): Project => ({ files: { 'app.py': source }, app: 'app:application' });
const get = (target = '/'): ClientRequest => ({
  raw: new TextEncoder().encode(`GET ${target} HTTP/1.1\r\nHost: localhost:8000\r\nConnection: close\r\n\r\n`),
  connection: 'new',
  halfClose: false,
});
const text = (bytes: Uint8Array | undefined): string => new TextDecoder('latin1').decode(bytes);

const COUNTER = `
seen = 0
def application(environ, start_response):
    global seen
    seen += 1
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{seen} {environ['PATH_INFO']}".encode()]
`;

describe('a real process', () => {
  test('answers a request, and keeps its globals for the next one', async () => {
    const first = await runner.send(get('/a'), app(COUNTER), { name: 'wsgiref' });
    const second = await runner.send(get('/b'), app(COUNTER), { name: 'wsgiref' });
    expect(first.started.ok).toBe(true);
    expect(text(first.outcome?.raw)).toMatch(/^HTTP\/1\.0 200 OK\r\n[\s\S]*\r\n\r\n1 \/a$/);
    expect(text(second.outcome?.raw)).toMatch(/2 \/b$/);
  });

  test('stops a loop that never ends, in Python or in C, and names its line; the next request is answered', async () => {
    const python = 'def application(environ, start_response):\n    while True:\n        pass\n';
    const inC = 'def application(environ, start_response):\n    x = 1\n    sum(iter(int, 1))\n';
    const [first, second] = [
      await runner.send(get(), app(python), { name: 'wsgiref' }, { limit: 1000 }),
      await runner.send(get(), app(inC), { name: 'wsgiref' }, { limit: 1000 }),
    ];
    expect(first.outcome).toMatchObject({ stopped: { why: 'limit', file: 'app.py' }, recording: { ended: 'stopped' } });
    expect([2, 3]).toContain(first.outcome?.stopped?.line);
    expect(second.outcome).toMatchObject({ stopped: { why: 'limit', file: 'app.py', line: 3 }, recording: { ended: 'stopped' } });
    expect(text((await runner.send(get('/c'), app(COUNTER), { name: 'wsgiref' })).outcome?.raw)).toMatch(/1 \/c$/);
  });

  test('gives Python a MemoryError when it wants more than it may have, and lives on', async () => {
    const greedy = `
def application(environ, start_response):
    kept = []
    try:
        while environ["PATH_INFO"] == "/all":
            kept.append(bytes(10**7))
    except MemoryError:
        kept.clear()
        answer = b"enough"
    else:
        answer = b"fine"
    start_response("200 OK", [])
    return [answer]
`;
    const all = await runner.send(get('/all'), app(greedy), { name: 'wsgiref' }, { limit: 10_000 });
    const after = await runner.send(get('/'), app(greedy), { name: 'wsgiref' });
    expect(text(all.outcome?.raw)).toMatch(/enough$/);
    expect(text(after.outcome?.raw)).toMatch(/fine$/);
    expect(after.outcome?.process).toBe(all.outcome?.process);
  });

  test('that leaves by the back door is replaced', async () => {
    const leaves = 'import os\ndef application(environ, start_response):\n    os._exit(3)\n';
    const { outcome } = await runner.send(get(), app(leaves), { name: 'wsgiref' });
    expect(outcome?.stopped).toMatchObject({ why: 'exit', file: 'app.py', line: 3 });
    expect(text((await runner.send(get('/d'), app(COUNTER), { name: 'wsgiref' })).outcome?.raw)).toMatch(/1 \/d$/);
  });

  test('whose middleware calls itself without end says that its stack was full', async () => {
    const endless = `class Round:
    def __call__(self, environ, start_response):
        return self(environ, start_response)
application = Round()
`;
    const { outcome } = await runner.send(get(), app(endless), { name: 'wsgiref' }, { grain: 'layers', limit: 20_000 });
    expect(outcome?.stopped).toMatchObject({
      why: 'memory',
      file: 'app.py',
      says: expect.stringMatching(/its stack: calls within/),
    });
    expect(text((await runner.send(get('/e'), app(COUNTER), { name: 'wsgiref' })).outcome?.raw)).toMatch(/1 \/e$/);
  });

  test('tells a syntax error in the words of CPython, without running anything', async () => {
    expect(await runner.compile('app.py', 'def f(:\n    pass\n')).toMatchObject({
      line: 1,
      column: 7,
      says: expect.stringMatching(/invalid syntax/),
    });
    expect(await runner.compile('app.py', 'raise SystemExit\n')).toBeNull();
  });
});

test('another order of the layers is written by CPython, which runs nothing', async () => {
  const head = 'raise SystemExit\nclass A: ...\nclass B: ...\ndef page(environ, start_response): ...\n';
  const project = { files: { 'app.py': `${head}application = A(B(page, "🧅"))  # ü\n` }, app: 'app:application' };
  expect(await runner.arrange(project, false, { move: [0, 1] })).toMatchObject({
    slots: [{ name: 'B' }, { name: 'A' }],
    says: null,
    edit: { file: 'app.py', source: `${head}application = B(A(page), "🧅")  # ü\n` },
  });
  expect((await runner.arrange({ ...project, app: 'app:nothing' }, false, null)).says).toMatch(/`nothing`/);
});

describe('a snapshot that cannot be used', () => {
  /** The real one, changed. */
  const changed = async (change: (bytes: Uint8Array) => void) => {
    const { snapshot } = await nodeAssets(process.cwd());
    if (!(snapshot instanceof SharedArrayBuffer)) throw new Error('Run scripts/prepare.mjs first.');
    const whole = expand(new Uint8Array(snapshot));
    change(whole);
    const sparse = thin(whole);
    const own = new Uint8Array(new SharedArrayBuffer(sparse.length));
    own.set(sparse);
    return own.buffer;
  };
  /** The head: four words, then the hash of the build that it belongs to. */
  const BUILD = 16;

  test.each<[string, () => Promise<SharedArrayBuffer | null>]>([
    ['missing', async () => null],
    ['empty', async () => new SharedArrayBuffer(0)],
    ['of another build', () => changed((bytes) => bytes.fill(7, BUILD, BUILD + 32))],
    ['cut short', async () => (await changed(() => {})).slice(0, 10_000_000)],
    ['damaged', () => changed((bytes) => bytes.fill(0xa5, 4_000_000, 20_000_000))],
  ])(
    '(%s) is one line in the console; all works without it',
    async (_, snapshot) => {
      const warnings: string[] = [];
      const assets = { ...(await nodeAssets(process.cwd())), snapshot: await snapshot() };
      const plain = poolRunner({
        load: async () => assets,
        spawn: spawnThread,
        spare: false,
        whenIdle: () => {},
        warn: (line) => warnings.push(line),
      });
      const { outcome } = await plain.send(get('/e'), app(COUNTER), { name: 'wsgiref' });
      plain.dispose();
      expect(text(outcome?.raw)).toMatch(/1 \/e$/);
      expect(warnings).toEqual([expect.stringMatching(/snapshot/)]);
    },
    180_000,
  );
});
