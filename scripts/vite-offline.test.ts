// What is written when a build is sealed: the list of files before the worker's code, and the name of the build in the page.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { seal } from './vite-offline.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

function siteOf(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'onionskin-seal-'));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
const FILES = {
  'index.html': '<!doctype html>\n<html>\n  <head>\n    <title>x</title>\n  </head>\n</html>\n',
  'assets/index-1a.js': 'one();',
  'onionskin.png': 'a picture',
  'supplies-1a2b/bundles/licences/flask.txt': 'BSD',
  'supplies-1a2b/pyodide/snapshot.bin': new Uint8Array(gzipSync('0'.repeat(5000))),
};
const hashOf = (content: string | Uint8Array) => `sha256-${createHash('sha256').update(content).digest('base64')}`;

test('the list names every file that the page needs, as it lies there in the end', () => {
  const site = siteOf(FILES);
  const build = seal(site, 'work();');
  expect(build.files.map(({ name }) => name)).toEqual(['assets/index-1a.js', 'index.html', 'supplies-1a2b/pyodide/snapshot.bin']);
  for (const { name, hash, bytes } of build.files) {
    const content = readFileSync(join(site, name));
    expect([hash, bytes]).toEqual([hashOf(content), content.length]);
  }
  const [first, second] = readFileSync(join(site, 'service-worker.js'), 'utf8').split('\n');
  expect(first).toBe(`self.ONIONSKIN = ${JSON.stringify(build)};`);
  expect(second).toBe('work();');
});

test('of a file that is packed it is told how large it is', () => {
  const { files } = seal(siteOf(FILES), '');
  expect(files.map(({ unpacked }) => unpacked)).toEqual([undefined, undefined, 5000]);
});

test('the page is told the name of its build', () => {
  const site = siteOf(FILES);
  const { id } = seal(site, '');
  expect(readFileSync(join(site, 'index.html'), 'utf8')).toContain(`<head>\n    <meta name="build" content="${id}" />\n`);
});

test('the same files and the same worker are the same build; anything else is another one', () => {
  const { id } = seal(siteOf(FILES), 'work();');
  expect(seal(siteOf(FILES), 'work();').id).toBe(id);
  expect(seal(siteOf(FILES), 'other();').id).not.toBe(id);
  expect(seal(siteOf({ ...FILES, 'assets/index-1a.js': 'two();' }), 'work();').id).not.toBe(id);
  expect(seal(siteOf({ ...FILES, 'assets/another-1a.js': '' }), 'work();').id).not.toBe(id);
  // The page does not show it.
  expect(seal(siteOf({ ...FILES, 'onionskin.png': 'another picture' }), 'work();').id).toBe(id);
});
