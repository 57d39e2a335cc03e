// Bytes as base64 (RFC 4648, section 4) and back: browsers have it only for text whose characters are bytes.

/** As many bytes at a time become characters: a call has no room for very many arguments. */
const PIECE = 0x8000;

export function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE) binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(binary);
}

/** Throws an InvalidCharacterError where it is none. */
export const bytesOfBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
