// A folder of Python's whose files lie in a zip until somebody reads them. To unpack all of Django takes as long as to start a process, and of its
// 1,500 files a project reads a few dozen.
import { inflateSync } from 'fflate';

/** A file as Emscripten's MEMFS keeps it. */
interface FileNode {
  usedBytes: number;
  contents: Uint8Array;
}
/** A folder, with its entries by name. Its own operations take nodes; those of the file system take paths, and go through each from the root: for
 *  Django's files that was a quarter of all that a process needs to begin. */
interface FolderNode {
  contents: Record<string, unknown>;
  node_ops: { mknod(parent: FolderNode, name: string, mode: number, device: number): unknown };
}
export interface MountFileSystem {
  mkdirTree(path: string): void;
  lookupPath(path: string): { node: unknown };
}

const REGULAR = 0o100644;
const FOLDER = 0o040777;
/** Signatures and lengths of PKWARE's APPNOTE, 4.3.12 and 4.3.16. */
const END = 0x06054b50;
const END_LENGTH = 22;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const STORED = 0;

/** Lays the files of `zip` into `folder`; what is there already stays. The zip is one of our own build: deflated or stored, without comments.
 *  Throws when it is none. */
export function mountZip(fs: MountFileSystem, folder: string, zip: Uint8Array): void {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.byteLength - END_LENGTH;
  if (end < 0 || view.getUint32(end, true) !== END) throw new Error(`This is no zip that could be laid into ${folder}.`);
  const utf8 = new TextDecoder();
  const folderOf = folders(fs, folder);
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new Error(`The list of a zip for ${folder} is damaged.`);
    const nameLength = view.getUint16(at + 28, true);
    const name = utf8.decode(zip.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength));
    const entry = {
      stored: view.getUint16(at + 10, true) === STORED,
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    at += ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (name.endsWith('/')) continue;
    const slash = name.lastIndexOf('/');
    const parent = folderOf(name.slice(0, Math.max(slash, 0)));
    const own = name.slice(slash + 1);
    if (Object.hasOwn(parent.contents, own)) continue;
    const node = parent.node_ops.mknod(parent, own, REGULAR, 0) as FileNode;
    node.usedBytes = entry.size;
    readLater(node, () => {
      const from =
        entry.offset + LOCAL_LENGTH + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
      const bytes = zip.subarray(from, from + entry.packed);
      return entry.stored ? bytes.slice() : inflateSync(bytes, { out: new Uint8Array(entry.size) });
    });
  }
}

/** The folder of that name within `root`, which is made where there is none. */
function folders(fs: MountFileSystem, root: string): (path: string) => FolderNode {
  fs.mkdirTree(root);
  const known = new Map([['', fs.lookupPath(root).node as FolderNode]]);
  return function folderOf(path): FolderNode {
    const made = known.get(path);
    if (made !== undefined) return made;
    const slash = path.lastIndexOf('/');
    const parent = folderOf(path.slice(0, Math.max(slash, 0)));
    const own = path.slice(slash + 1);
    const there = Object.hasOwn(parent.contents, own) ? parent.contents[own] : null;
    const node = (there ?? parent.node_ops.mknod(parent, own, FOLDER, 0)) as FolderNode;
    known.set(path, node);
    return node;
  };
}

/** The contents are an ordinary property from the moment that somebody reads or writes them. */
function readLater(node: FileNode, read: () => Uint8Array): void {
  const settle = (contents: unknown): void =>
    void Object.defineProperty(node, 'contents', { value: contents, writable: true, enumerable: true, configurable: true });
  Object.defineProperty(node, 'contents', {
    configurable: true,
    enumerable: true,
    get() {
      const contents = read();
      settle(contents);
      return contents;
    },
    set: settle,
  });
}
