// A body in chunks (RFC 9112, section 7.1).
import { joined } from './joined.ts';

/** A line of a text may be longer; a chunk is not. */
const LARGEST = 4096;

/** One chunk for each line of the body, its line end with it, and the last one of no bytes. */
export function inChunks(body: Uint8Array): Uint8Array {
  const utf8 = new TextEncoder();
  const parts: Uint8Array[] = [];
  for (let from = 0; from < body.length; ) {
    const lineEnd = body.indexOf(10, from);
    const to = Math.min(lineEnd < 0 ? body.length : lineEnd + 1, from + LARGEST);
    parts.push(utf8.encode(`${(to - from).toString(16)}\r\n`), body.subarray(from, to), utf8.encode('\r\n'));
    from = to;
  }
  return joined([...parts, utf8.encode('0\r\n\r\n')]);
}
