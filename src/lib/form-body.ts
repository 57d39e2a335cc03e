// What a form sends, as bytes: application/x-www-form-urlencoded, multipart/form-data, or text/plain (WHATWG HTML, "constructing the entry list").
import { joined } from './joined.ts';

export interface FormFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}
export type Entry = readonly [name: string, value: string | FormFile];

/** Line ends are the network's. */
const lines = (text: string): string => text.replace(/\r\n|\r|\n/g, '\r\n');
const plain = (value: string | FormFile): string => (typeof value === 'string' ? lines(value) : value.name);

export const urlencoded = (entries: readonly Entry[]): string =>
  new URLSearchParams(entries.map(([name, value]) => [lines(name), plain(value)])).toString();

/** Names and file names in a part's head: these three would end it. */
const inHead = (text: string): string => text.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');

export function multipart(entries: readonly Entry[], boundary: string): Uint8Array {
  const utf8 = new TextEncoder();
  const parts: Uint8Array[] = [];
  for (const [name, value] of entries) {
    const file = typeof value === 'string' ? '' : `; filename="${inHead(value.name)}"`;
    const type = typeof value === 'string' ? '' : `Content-Type: ${value.type || 'application/octet-stream'}\r\n`;
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${inHead(lines(name))}"${file}\r\n${type}\r\n`;
    parts.push(utf8.encode(head), typeof value === 'string' ? utf8.encode(lines(value)) : value.bytes, utf8.encode('\r\n'));
  }
  return joined([...parts, utf8.encode(`--${boundary}--\r\n`)]);
}

export const plainText = (entries: readonly Entry[]): string =>
  entries.map(([name, value]) => `${lines(name)}=${plain(value)}\r\n`).join('');

/** The fields of an urlencoded body; null where they would not be the very same bytes again. */
export function fieldsOf(body: string): { name: string; value: string }[] | null {
  if (body === '') return null;
  const pairs = [...new URLSearchParams(body)];
  return urlencoded(pairs) === body ? pairs.map(([name, value]) => ({ name, value })) : null;
}
