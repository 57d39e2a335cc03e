// Memory snapshots: the same inputs give the same bytes, and one with more in it than the plain one is restored like that.
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { nodeAssets } from '../src/runner/assets.node.ts';
import { poolRunner } from '../src/runner/pool.ts';
import { spawnThread } from '../src/runner/thread.node.ts';
import { prepareBundles } from './bundles.mjs';
import { pythonFiles } from './python-files.mjs';
import { makeSnapshot } from './snapshot.mjs';

const root = process.cwd();
const shared = (bytes: Uint8Array): SharedArrayBuffer => {
  const copy = new SharedArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
};

test('the same inputs give the same snapshot, byte for byte; the clock and chance are as they were afterwards', async () => {
  const made = await makeSnapshot(await pythonFiles(root), await prepareBundles(root));
  // What `npm run test:unit` has prepared first.
  const kept = gunzipSync(await readFile('public/pyodide/snapshot.bin'));
  expect(Buffer.compare(made, kept)).toBe(0);
  expect(Date.now()).toBeGreaterThan(Date.UTC(2026, 0, 2));
  expect(Object.hasOwn(performance, 'now')).toBe(false);
  expect(process.argv.length).toBeGreaterThan(1);
}, 180_000);

test('one that has a bundle in it is restored like the plain one', async () => {
  const bottle = await readFile('public/bundles/bottle.zip');
  const zips = { ...(await prepareBundles(root)), bottle };
  const snapshot = shared(await makeSnapshot(await pythonFiles(root), zips, ['bottle']));
  const warnings: string[] = [];
  const assets = { ...(await nodeAssets(root)), snapshot };
  const runner = poolRunner({
    load: async () => assets,
    spawn: spawnThread,
    spare: false,
    whenIdle: () => {},
    warn: (line) => warnings.push(line),
  });
  const files = { 'app.py': 'from wsgiref.simple_server import demo_app as application\n' };
  const raw = new TextEncoder().encode('GET / HTTP/1.1\r\nHost: localhost:8000\r\n\r\n');
  const project = { files, app: 'app:application' };
  const { outcome } = await runner.send({ raw, connection: 'new', halfClose: false }, project, { name: 'wsgiref' });
  runner.dispose();
  expect(new TextDecoder().decode(outcome?.raw)).toMatch(/Hello world!/);
  expect(warnings).toEqual([]);
}, 180_000);
