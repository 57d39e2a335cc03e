// Reads a zip that comes from anywhere (APPNOTE.TXT 6.3.10): by its central directory, and within bounds. How large a file is, is known by
// unpacking it, never by what the zip says: no more is unpacked than is allowed.

import { through } from '../lib/through.ts';

export interface ZipBounds {
  /** Of the zip itself. */
  bytes: number;
  entries: number;
  /** Of all that is unpacked. */
  unpacked: number;
}

export interface Packed {
  /** As it is written in the zip. */
  name: string;
  /** Unpacked, as the zip says. */
  size: number;
  isFolder: boolean;
  /** Not a file: a link, a device. */
  isSpecial: boolean;
  /** Null: it is encrypted, or packed in a way that is not read here. Rejects when it is damaged. */
  read: (() => Promise<Uint8Array>) | null;
}
export type ZipRead = { ok: true; entries: readonly Packed[] } | { ok: false; says: string };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** Its comment may be as long as this, behind the end of the central directory. */
const LONGEST_COMMENT = 0xffff;
const S_IFMT = 0o170000;
const S_IFREG = 0o100000;

/** Thrown while unpacking, when it would become more than is allowed. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

export function readZip(zip: Uint8Array<ArrayBuffer>, bounds: ZipBounds): ZipRead {
  if (zip.length > bounds.bytes) return no(`It has more than ${bounds.bytes / 1_000_000} megabytes.`);
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = endOf(view);
  if (end === null) return no('It is no zip, or not all of one.');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) return no('It is a zip of the large kind (ZIP64), which is not read here.');
  if (count > bounds.entries) return no(`It has ${count} entries; ${bounds.entries} are the most.`);
  const entries: Packed[] = [];
  const left = { bytes: bounds.unpacked };
  for (let nth = 0; nth < count; nth += 1) {
    if (at + 46 > zip.length || view.getUint32(at, true) !== CENTRAL) return no('Its list of files is damaged.');
    const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const [nameLength = 0] = lengths;
    const next = at + 46 + lengths.reduce((sum, length) => sum + length, 0);
    if (next > zip.length) return no('Its list of files is damaged.');
    entries.push(entryOf(zip, view, at, zip.subarray(at + 46, at + 46 + nameLength), left));
    at = next;
  }
  return { ok: true, entries };
}

const no = (says: string): ZipRead => ({ ok: false, says });

function endOf(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - LONGEST_COMMENT); at -= 1)
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  return null;
}

function entryOf(zip: Uint8Array<ArrayBuffer>, view: DataView, at: number, rawName: Uint8Array, left: { bytes: number }): Packed {
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  const packed = view.getUint32(at + 20, true);
  const local = view.getUint32(at + 42, true);
  const name = new TextDecoder((flags & 0x800) === 0 && rawName.some((byte) => byte > 0x7f) ? 'latin1' : 'utf-8').decode(rawName);
  // Made on a Unix: the upper half of the external attributes is the file's mode.
  const mode = view.getUint8(at + 5) === 3 ? view.getUint16(at + 40, true) : 0;
  const isSpecial = (mode & S_IFMT) !== 0 && (mode & S_IFMT) !== S_IFREG && !name.endsWith('/');
  const isReadable = (flags & 1) === 0 && (method === 0 || method === 8);
  const read = async () => {
    if (local + 30 > zip.length || view.getUint32(local, true) !== LOCAL) throw new Error('It begins nowhere.');
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (from + packed > zip.length) throw new Error('It ends nowhere.');
    const bytes = await unpacked(zip.subarray(from, from + packed), method, left.bytes);
    left.bytes -= bytes.length;
    return bytes;
  };
  return { name, size: view.getUint32(at + 24, true), isFolder: name.endsWith('/'), isSpecial, read: isReadable ? read : null };
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>, method: number, most: number): Promise<Uint8Array> {
  if (method === 0) {
    if (bytes.length > most) throw new TooMuch();
    return bytes;
  }
  const whole = await through(bytes, new DecompressionStream('deflate-raw'), most);
  if (whole === null) throw new TooMuch();
  return whole;
}
