// One HTTP/1.1 request between the form a person fills in and the bytes a client sends.
//
// Which bytes: the target is ASCII, what is not is percent-encoded UTF-8, as browsers send it (WHATWG URL, "percent-encode"); the body is
// UTF-8; a header is latin-1 as long as every character fits (so that any byte can be typed), and UTF-8 otherwise.
import { joined } from './joined.ts';

export interface HttpRequest {
  method: string;
  target: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
  /** What the body is; left out: text as it stands. Of the two forms it is made from `fields`. */
  kind?: BodyKind | undefined;
  fields?: readonly FormField[] | undefined;
  /** Left out: HTTP/1.1. */
  version?: '1.0' | undefined;
  /** The body goes in chunks, one for each of its lines, and its length is not said before. */
  chunked?: boolean | undefined;
  /** Every byte, as `exact-bytes.ts` reads it. With it, nothing of the above counts. */
  exact?: string | undefined;
  /** The client hangs up: once it has sent this, once it has the head of the answer, or so many bytes of its body. */
  leaves?: 'sent' | 'head' | number | undefined;
}
export type BodyKind = 'json' | 'form' | 'multipart';
/** A field of a form; with `file`, `value` does not count. The file's bytes are base64. */
export interface FormField {
  name: string;
  value: string;
  file?: { name: string; type: string; data: string } | undefined;
}
/** How a body is told of in the head. */
export interface Framing {
  version?: '1.0' | undefined;
  chunked?: boolean | undefined;
  /** Its Content-Type, unless the user wrote one. */
  type?: string | null;
}
export type Composed = { ok: true; raw: Uint8Array } | { ok: false; says: string };

/** A text that is sent as it stands: `compose` does that alone. The others are for `request-bytes.ts`. */
export const isPlain = ({ kind, version, chunked, exact }: HttpRequest): boolean =>
  kind === undefined && version === undefined && !chunked && exact === undefined;

/** Where the page pretends that the server listens. */
export const HOST = 'localhost:8000';

/** RFC 9110, 5.6.2: the characters of a token, which methods and header names are. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\x00-\x1f\x7f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 9110, 5.5 allows a tab in a field value
const CONTROL_IN_VALUE = /[\x00-\x08\x0a-\x1f\x7f]/;
const METHODS_WITH_A_BODY = new Set(['POST', 'PUT', 'PATCH']);

/** The exact bytes of the request, or a sentence that says why there can't be any. */
export function compose(
  method: string,
  target: string,
  headers: HttpRequest['headers'],
  body: string | Uint8Array,
  framing: Framing = {},
): Composed {
  // A row that is still empty is not a header yet.
  const written = headers.filter(([name, value]) => name !== '' || value !== '');
  const says = refuseMethod(method) ?? refuseTarget(target) ?? firstOf(written, refuseHeader);
  if (says) return { ok: false, says };

  const utf8 = new TextEncoder();
  const bodyBytes = typeof body === 'string' ? utf8.encode(body) : body;
  const added = addedHeaders(method, written, bodyBytes.length, framing);
  const lines = [...added.first, ...written, ...added.last];
  const parts = [
    utf8.encode(`${method} ${inAscii(target)} HTTP/${framing.version ?? '1.1'}\r\n`),
    ...lines.map(([name, value]) => encodeLine(`${name}: ${value}\r\n`)),
  ];
  return { ok: true, raw: joined([...parts, utf8.encode('\r\n'), bodyBytes]) };
}

/** What is added to the user's own headers, before and after them: a client that leaves these out is not understood. */
export function addedHeaders(method: string, headers: HttpRequest['headers'], length: number, framing: Framing = {}) {
  const has = (wanted: string) => headers.some(([name]) => name.toLowerCase() === wanted);
  const framed = has('content-length') || has('transfer-encoding');
  const needsLength = !framed && (length > 0 || METHODS_WITH_A_BODY.has(method));
  const { type, chunked } = framing;
  const frame = chunked ? (['Transfer-Encoding', 'chunked'] as const) : (['Content-Length', String(length)] as const);
  return {
    first: has('host') ? [] : [['Host', HOST] as const],
    last: [
      ...(type && !has('content-type') ? [['Content-Type', type] as const] : []),
      ...((chunked && !framed) || needsLength ? [frame] : []),
    ],
  };
}

/** Reads what `compose` would have been given: "GET /path", or a whole request with its head and body. */
export function readRequest(text: string): HttpRequest {
  const [head = '', ...rest] = text.replaceAll('\r\n', '\n').split('\n\n');
  const [first = '', ...lines] = head.split('\n');
  const [method = 'GET', target = '/'] = first.trim().split(/\s+/);
  const headers = lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const colon = line.indexOf(':');
      return colon < 0 ? ([line.trim(), ''] as const) : ([line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const);
    });
  return { method, target, headers, body: rest.join('\n\n') };
}

const percent = (byte: number) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
const inAscii = (target: string) =>
  target.replace(/[^\x20-\x7e]+/g, (letters) => Array.from(new TextEncoder().encode(letters), percent).join(''));

function refuseMethod(method: string): string | null {
  if (method === '') return 'A request begins with a method, such as GET.';
  if (!TOKEN.test(method)) return `“${method}” can't be a method: a method is one word of letters, such as GET.`;
  return null;
}

function refuseTarget(target: string): string | null {
  if (target === '') return 'A request needs a target; the root of the site is /.';
  if (target.includes(' ')) return 'The target holds a space, and a space would end it. Write %20 instead.';
  if (CONTROL.test(target)) return 'The target holds a control character. Write it percent-encoded, such as %0A.';
  return null;
}

function refuseHeader([name, value]: readonly [string, string]): string | null {
  if (name === '') return `A header without a name has the value “${value}”. Give it a name or delete it.`;
  if (!TOKEN.test(name))
    return `“${name}” can't be the name of a header: letters, digits and - are allowed, a space or a colon is not.`;
  if (/[\r\n]/.test(value)) return `The value of ${name} holds a line break, which would begin another header.`;
  if (CONTROL_IN_VALUE.test(value)) return `The value of ${name} holds a control character.`;
  return null;
}

function firstOf<T>(items: readonly T[], look: (item: T) => string | null): string | null {
  for (const item of items) {
    const found = look(item);
    if (found) return found;
  }
  return null;
}

function encodeLine(line: string): Uint8Array {
  const codes = Array.from(line, (character) => character.codePointAt(0) ?? 0);
  return codes.every((code) => code <= 0xff) ? Uint8Array.from(codes) : new TextEncoder().encode(line);
}
