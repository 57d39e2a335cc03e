// Zips that say what they like (APPNOTE.TXT 6.3.10): an entry is what it is, and claims what it is told to claim.
import { crc32, deflateRawSync } from 'node:zlib';

export interface ForgedEntry {
  name: string;
  data?: string | Buffer;
  /** Packed already, and shared by all entries that are given the same one. */
  packed?: Buffer;
  /** Method 0 is stored, 8 deflated. */
  method?: number;
  flags?: number;
  /** As a Unix would write it. */
  mode?: number;
  /** What it claims to be unpacked, and to sum up to. */
  size?: number;
  crc?: number;
  /** Where it claims to begin. */
  at?: number;
}

export function forgeZip(entries: readonly ForgedEntry[], claims: { count?: number } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const places = new Map<Buffer, number>();
  let length = 0;
  for (const { name, data = '', method = 8, flags = 0x800, mode = 0o100644, ...entry } of entries) {
    const whole = Buffer.from(data);
    const packed = entry.packed ?? (method === 8 ? deflateRawSync(whole, { level: 9 }) : whole);
    const called = Buffer.from(name);
    const sums = [entry.crc ?? crc32(whole), packed.length, entry.size ?? whole.length];
    const shared = entry.packed && places.get(entry.packed);
    const begins = shared ?? length;
    if (shared === undefined) {
      const local = numbers(
        [4, 0x04034b50],
        [2, 20],
        [2, flags],
        [2, method],
        [4, 0],
        ...sums.map(four),
        [2, called.length],
        [2, 0],
      );
      parts.push(local, called, packed);
      length += local.length + called.length + packed.length;
      if (entry.packed) places.set(entry.packed, begins);
    }
    const made: [number, number][] = [[2, (3 << 8) | 20], [2, 20], [2, flags], [2, method], [4, 0], ...sums.map(four)];
    const rest: [number, number][] = [
      [2, called.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, (mode << 16) >>> 0],
      [4, entry.at ?? begins],
    ];
    directory.push(numbers([4, 0x02014b50], ...made, ...rest), called);
  }
  const list = Buffer.concat(directory);
  const count = Math.min(claims.count ?? entries.length, 0xffff);
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, list.length], [4, length], [2, 0]);
  return Buffer.concat([...parts, list, end]);
}

const four = (value: number): [number, number] => [4, value];

function numbers(...fields: readonly [bytes: number, value: number][]): Buffer {
  return Buffer.concat(
    fields.map(([bytes, value]) => {
      const field = Buffer.alloc(bytes);
      field.writeUIntLE(value, 0, bytes);
      return field;
    }),
  );
}
