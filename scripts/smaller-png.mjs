// A screenshot of the stage in fewer bytes, for the repository. Nearly all that a PNG of flat colours weighs are the thousands of shades along
// its edges: those are rounded to sixteen steps a channel, far under what the comparison can tell; the colours of surfaces stay as they are.
// For RGB and RGBA of eight bits, which is what browsers write.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Bytes of a pixel, by colour type. @type {Record<number, number>} */
const BYTES = { 2: 3, 6: 4 };
/** A colour of so many pixels is one of a surface. */
const SURFACE = 100;

/** @param {Buffer} png @returns {Buffer} */
export function smallerPng(png) {
  const head = png.subarray(16, 29);
  const [width, height, depth, colour] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8], head[9] ?? 0];
  const size = BYTES[colour];
  if (!png.subarray(0, 8).equals(SIGNATURE) || size === undefined || depth !== 8 || head[12] !== 0) return png;
  const rows = unfiltered(inflateSync(Buffer.concat(dataOf(png))), width * size, height, size);
  roundEdges(rows, size);
  // No filter of PNG's makes flat colours smaller than they are.
  const plain = Buffer.concat(rows.flatMap((row) => [Buffer.alloc(1), row]));
  const data = deflateSync(plain, { level: 9, memLevel: 9 });
  const made = Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
  return made.length < png.length ? made : png;
}

/** @param {Buffer} png */
function dataOf(png) {
  const parts = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return parts;
}

/** @param {Buffer} raw @param {number} width in bytes @param {number} height @param {number} size */
function unfiltered(raw, width, height, size) {
  const rows = [];
  let above = Buffer.alloc(width);
  for (let y = 0; y < height; y += 1) {
    const from = y * (width + 1);
    const row = Buffer.from(raw.subarray(from + 1, from + 1 + width));
    for (let x = 0; x < width; x += 1) row[x] = (row[x] ?? 0) + guess(raw[from] ?? 0, row, above, x, size);
    rows.push(row);
    above = row;
  }
  return rows;
}

/** What was taken off a byte (PNG, 9.2). @param {number} filter @param {Buffer} row @param {Buffer} above @param {number} x @param {number} size */
function guess(filter, row, above, x, size) {
  const a = row[x - size] ?? 0;
  const b = above[x] ?? 0;
  const c = above[x - size] ?? 0;
  if (filter === 1) return a;
  if (filter === 2) return b;
  if (filter === 3) return (a + b) >> 1;
  if (filter !== 4) return 0;
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** @param {Buffer[]} rows @param {number} size */
function roundEdges(rows, size) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  /** @param {(row: Buffer, x: number, colour: number) => void} see */
  const eachPixel = (see) => {
    for (const row of rows) for (let x = 0; x < row.length; x += size) see(row, x, row.readUIntBE(x, 3));
  };
  eachPixel((_row, _x, colour) => counts.set(colour, (counts.get(colour) ?? 0) + 1));
  eachPixel((row, x, colour) => {
    if ((counts.get(colour) ?? 0) >= SURFACE) return;
    for (let channel = x; channel < x + 3; channel += 1) row[channel] = Math.round((row[channel] ?? 0) / 17) * 17;
  });
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
