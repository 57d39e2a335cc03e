import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { mountZip } from './mount-zip.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const PYTHON = bytes('print(1)\n'.repeat(100));
const zip = zipSync({ 'a/__init__.py': PYTHON, 'a/b/picture.png': [bytes('stored'), { level: 0 }], 'a/empty.py': bytes('') });

interface Node {
  usedBytes: number;
  contents: unknown;
  node_ops: { mknod(parent: Node, name: string, mode: number): Node };
}
const isFile = (mode: number): boolean => (mode & 0o170000) === 0o100000;

/** As much of MEMFS as is used; `there`: files of the folder `/lib/a`. */
function memory(there: readonly string[] = []) {
  const nodes: Record<string, { usedBytes: number; contents: Uint8Array }> = {};
  const folders: string[] = [];
  const nodeAt = (path: string, contents: unknown): Node => ({
    usedBytes: 0,
    contents,
    node_ops: {
      mknod(parent, name, mode) {
        const own = `${path}/${name}`;
        const node = nodeAt(own, isFile(mode) ? new Uint8Array() : {});
        (parent.contents as Record<string, unknown>)[name] = node;
        if (isFile(mode)) nodes[own] = node as { usedBytes: number; contents: Uint8Array };
        else folders.push(own);
        return node;
      },
    },
  });
  const root = nodeAt('/lib', {});
  if (there.length > 0)
    (root.contents as Record<string, unknown>).a = nodeAt('/lib/a', Object.fromEntries(there.map((name) => [name, {}])));
  const fs = { mkdirTree: () => {}, lookupPath: () => ({ node: root }) };
  return { fs, nodes, folders };
}
/** Whether it is unpacked. */
const isRead = (node: object | undefined): boolean => Object.getOwnPropertyDescriptor(node ?? {}, 'contents')?.get === undefined;

test('each file has its place and its size, and is unpacked when it is read', () => {
  const { fs, nodes, folders } = memory();
  mountZip(fs, '/lib', zip);
  expect(folders.sort()).toEqual(['/lib/a', '/lib/a/b']);
  expect(Object.entries(nodes).map(([path, { usedBytes }]) => [path, usedBytes])).toEqual([
    ['/lib/a/__init__.py', PYTHON.length],
    ['/lib/a/b/picture.png', 6],
    ['/lib/a/empty.py', 0],
  ]);
  expect(Object.values(nodes).map(isRead)).toEqual([false, false, false]);
  expect(nodes['/lib/a/__init__.py']?.contents).toEqual(PYTHON);
  expect(nodes['/lib/a/__init__.py']?.contents).toBe(nodes['/lib/a/__init__.py']?.contents);
  expect(nodes['/lib/a/b/picture.png']?.contents).toEqual(bytes('stored'));
  expect(nodes['/lib/a/empty.py']?.contents).toHaveLength(0);
  expect(Object.values(nodes).map(isRead)).toEqual([true, true, true]);
});

test('what is written over it stays, and the zip is untouched', () => {
  const { fs, nodes } = memory();
  mountZip(fs, '/lib', zip);
  const before = zip.slice();
  const node = nodes['/lib/a/b/picture.png'];
  node?.contents.fill(0);
  if (node) node.contents = bytes('new');
  expect(node?.contents).toEqual(bytes('new'));
  expect(zip).toEqual(before);
});

test('a file that is there already is left alone', () => {
  const { fs, nodes, folders } = memory(['empty.py']);
  mountZip(fs, '/lib', zip);
  expect(Object.keys(nodes).sort()).toEqual(['/lib/a/__init__.py', '/lib/a/b/picture.png']);
  expect(folders).toEqual(['/lib/a/b']);
});

test.each([
  ['nothing', new Uint8Array()],
  ['no zip', bytes('x'.repeat(100))],
  ['half of one', zip.subarray(0, zip.length / 2)],
])('%s is no zip', (_, broken) => {
  expect(() => mountZip(memory().fs, '/lib', broken)).toThrow('no zip');
});
