// The exact bytes of a request, whatever kind of body it has. Fetched only for those that have more than text: `compose` does that alone.
import { bytesOfBase64 } from './base64.ts';
import { BODY_TYPES } from './body-types.ts';
import { inChunks } from './chunks.ts';
import { exactBytes } from './exact-bytes.ts';
import { type Entry, multipart, urlencoded } from './form-body.ts';
import { type Composed, compose, type FormField, type HttpRequest } from './http-message.ts';

/** Or a sentence that says why there can't be any. */
export function bytesOf(request: HttpRequest): Composed {
  const { method, target, headers, version, chunked, exact } = request;
  if (exact !== undefined) return exactBytes(exact);
  const { bytes, type } = bodyOf(request);
  return compose(method, target, headers, chunked ? inChunks(bytes) : bytes, { version, chunked, type });
}

/** The body before it is put into chunks, and what Content-Type says of it; null: nothing is said. */
export function bodyOf({ kind, fields = [], headers, body }: HttpRequest): { bytes: Uint8Array; type: string | null } {
  const utf8 = new TextEncoder();
  if (kind === 'json') return { bytes: utf8.encode(body), type: BODY_TYPES.json };
  if (kind === undefined) return { bytes: utf8.encode(body), type: null };
  const entries = fields.filter(({ name, value, file }) => name !== '' || value !== '' || file !== undefined).map(entryOf);
  if (kind === 'form') return { bytes: utf8.encode(urlencoded(entries)), type: BODY_TYPES.form };
  const boundary = ownBoundary(headers) ?? freeBoundary(entries);
  return { bytes: multipart(entries, boundary), type: `${BODY_TYPES.multipart}; boundary=${boundary}` };
}

function entryOf({ name, value, file }: FormField): Entry {
  return [name, file === undefined ? value : { name: file.name, type: file.type, bytes: bytesOfBase64(file.data) }];
}

/** The one that the user wrote into a Content-Type of their own: the body has to keep to it. */
function ownBoundary(headers: HttpRequest['headers']): string | null {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return /^multipart\/[^;]+;.*\bboundary="?([^\s";]{1,70})"?/i.exec(type)?.[1] ?? null;
}

/** One that stands nowhere in what is sent (RFC 2046, 5.1.1). The same for the same, so that a request can be sent again byte for byte. */
function freeBoundary(entries: readonly Entry[]): string {
  const latin1 = new TextDecoder('latin1');
  const all = entries.map(([, value]) => (typeof value === 'string' ? value : latin1.decode(value.bytes)));
  for (let nth = 1; ; nth += 1) {
    const boundary = `----onionskin-${nth}`;
    if (!all.some((text) => text.includes(boundary))) return boundary;
  }
}

/** What is wrong with a text that is meant as JSON, in a sentence; null when nothing is. */
export function wrongJson(body: string): string | null {
  if (body.trim() === '') return 'An empty body is no JSON: the shortest is null, "" or {}.';
  try {
    JSON.parse(body);
    return null;
  } catch (error) {
    const place = placeOf(body, error instanceof Error ? error.message : '');
    return `This is no JSON${place}. It is sent all the same.`;
  }
}

function placeOf(body: string, message: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return /end of/i.test(message) ? ': it ends too early' : '';
  const before = body.slice(0, Number(position)).split('\n');
  return `: line ${before.length}, column ${(before.at(-1) ?? '').length + 1} is where it stops being so`;
}
