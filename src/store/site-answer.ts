// An answer as a browser reads it: the last one on its connection, framing and Content-Encoding taken off.
import { joined } from '../lib/joined.ts';
import { headerOf, WireReader } from '../trace/wire.ts';

export interface SiteAnswer {
  status: string;
  headers: readonly (readonly [name: string, value: string])[];
  contentType: string | null;
  body: Uint8Array;
  /** The encoding that could not be taken off. */
  undecoded: string | null;
}

/** A few kilobytes can unpack to gigabytes. */
const LARGEST = 8_000_000;
const FORMATS: Readonly<Record<string, CompressionFormat>> = { gzip: 'gzip', 'x-gzip': 'gzip', deflate: 'deflate' };

/** Null when nothing came that is an answer. */
export async function readAnswer(raw: Uint8Array, method: string): Promise<SiteAnswer | null> {
  const reader = new WireReader(true);
  const text = latin1(raw);
  reader.read(text, text.length, method);
  reader.settle(method);
  const { answer } = reader;
  if (answer.status === null) return null;
  const body = bytesOf(reader.body.join(''));
  const encoding = headerOf(answer, 'content-encoding')?.trim().toLowerCase() ?? 'identity';
  const told = { status: answer.status, headers: answer.headers, contentType: headerOf(answer, 'content-type') };
  if (encoding === 'identity' || encoding === '') return { ...told, body, undecoded: null };
  const format = FORMATS[encoding];
  try {
    if (format === undefined) throw new Error(encoding);
    return { ...told, body: await unpacked(body, format), undecoded: null };
  } catch {
    return { ...told, body, undecoded: encoding };
  }
}

export const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

export function latin1(bytes: Uint8Array): string {
  const blocks: string[] = [];
  // In blocks: a function takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) blocks.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return blocks.join('');
}

async function unpacked(body: Uint8Array, format: CompressionFormat): Promise<Uint8Array> {
  const reader = new Blob([body as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const blocks: Uint8Array[] = [];
  for (let length = 0; length < LARGEST; ) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    blocks.push(value);
  }
  return joined(blocks);
}
