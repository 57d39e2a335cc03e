// Text as one word that an address can carry: deflated (RFC 1951), then base64 with the alphabet of RFC 4648, 5 (- and _, no padding).

import { base64Of, bytesOfBase64 } from './base64.ts';
import { through } from './through.ts';

export async function pack(text: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
  return base64Of(bytes ?? new Uint8Array())
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** The text, or null: it is no such word, or it would be longer than `most` bytes, of which no more than that is ever unpacked. */
export async function unpack(word: string, most: number): Promise<string | null> {
  if (!/^[A-Za-z0-9_-]*$/.test(word)) return null;
  try {
    const packed = bytesOfBase64(word.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = await through(packed, new DecompressionStream('deflate-raw'), most);
    return bytes === null ? null : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
