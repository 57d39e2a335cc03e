// Text as one word that an address can carry: deflated (RFC 1951), then base64 with the alphabet of RFC 4648, 5 (- and _, no padding).

import { through } from './through.ts';

/** As many bytes at a time become characters: a call has no room for very many arguments. */
const PIECE = 0x8000;

export async function pack(text: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
  let binary = '';
  for (let at = 0; at < (bytes?.length ?? 0); at += PIECE)
    binary += String.fromCharCode(...(bytes?.subarray(at, at + PIECE) ?? []));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The text, or null: it is no such word, or it would be longer than `most` bytes, of which no more than that is ever unpacked. */
export async function unpack(word: string, most: number): Promise<string | null> {
  if (!/^[A-Za-z0-9_-]*$/.test(word)) return null;
  try {
    const binary = atob(word.replaceAll('-', '+').replaceAll('_', '/'));
    const packed = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const bytes = await through(packed, new DecompressionStream('deflate-raw'), most);
    return bytes === null ? null : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
