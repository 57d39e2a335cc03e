// What one server sent, read as a client reads it: status line, headers in order, how the end of the body is told, and what came besides. Pure.

export type Framing = 'none' | 'chunked' | 'length' | 'close';

export interface ReadResponse {
  /** Null: bytes came, but they do not begin with a status line. */
  statusLine: string | null;
  version: string;
  /** "200 OK": what stands behind the version. */
  status: string;
  code: number | null;
  headers: readonly (readonly [name: string, value: string])[];
  framing: Framing;
  /** Content-Length, where the body's end is told by it. */
  length: number | null;
  /** Sizes of the chunks, without the last empty one. */
  chunks: readonly number[];
  /** latin-1, without the framing. */
  body: string;
  /** Something that was promised did not come: bytes of the length, or the last chunk. */
  cut: boolean;
  /** Bytes behind the end of the response, which belong to nothing. */
  rest: string;
  /** Status lines of interim responses that came before it ("HTTP/1.1 100 Continue"). */
  interim: readonly string[];
  /** The line that should end the headers ends otherwise than by CR LF. */
  oddHead: boolean;
}

const STATUS_LINE = /^HTTP\/\S* ?[^\r\n]*/;

/** Null when not a byte came. `raw` is latin-1. */
export function readResponse(raw: string, method: string): ReadResponse | null {
  const interim: string[] = [];
  let text = raw;
  for (;;) {
    const line = /^HTTP\/1\.\d 1\d\d[^\r\n]*/.exec(text)?.[0];
    const end = text.indexOf('\r\n\r\n');
    // RFC 9110, 15.2: interim responses come before the final one. One that nothing follows is all there is.
    if (line === undefined || end < 0 || !text.startsWith('HTTP/', end + 4)) break;
    interim.push(line);
    text = text.slice(end + 4);
  }
  if (text === '') return null;
  const statusLine = STATUS_LINE.exec(text)?.[0];
  if (statusLine === undefined) return { ...headless(text), interim };
  const gap = /\r?\n\r?\n/.exec(text);
  const head = text.slice(0, gap?.index ?? text.length);
  const rest = gap === null ? '' : text.slice(gap.index + gap[0].length);
  const [, version = '', status = ''] = /^(HTTP\/\S*) ?(.*)$/.exec(statusLine) ?? [];
  const code = /^\d{3}\b/.test(status) ? Number(status.slice(0, 3)) : null;
  const headers = head
    .split(/\r?\n/)
    .slice(1)
    .map((line): readonly [string, string] => {
      const colon = line.indexOf(':');
      return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).trim()];
    });
  const body = readBody(rest, headers, method, code);
  const oddHead = gap !== null && gap[0] !== '\r\n\r\n';
  return { statusLine, version, status, code, headers, interim, oddHead, ...body, cut: body.cut || gap === null };
}

export const valuesOf = ({ headers }: ReadResponse, name: string): readonly string[] =>
  headers.filter(([written]) => written.toLowerCase() === name).map(([, value]) => value);

type Body = Pick<ReadResponse, 'framing' | 'length' | 'chunks' | 'body' | 'cut' | 'rest'>;

/** RFC 9112, 6.3: the order in which a client decides how long a body is. */
function readBody(text: string, headers: ReadResponse['headers'], method: string, code: number | null): Body {
  const find = (name: string) => headers.find(([written]) => written.toLowerCase() === name)?.[1];
  const nothing = { length: null, chunks: [], body: '', cut: false, rest: '' };
  if (method === 'HEAD' || code === 204 || code === 304 || (code !== null && code < 200))
    return { ...nothing, framing: 'none', rest: text };
  if (find('transfer-encoding')?.toLowerCase().includes('chunked')) return { ...nothing, framing: 'chunked', ...unchunk(text) };
  const told = find('content-length');
  if (told !== undefined && /^\d+$/.test(told)) {
    const length = Number(told);
    const body = text.slice(0, length);
    return { ...nothing, framing: 'length', length, body, cut: body.length < length, rest: text.slice(length) };
  }
  return { ...nothing, framing: 'close', body: text };
}

function unchunk(text: string): Pick<Body, 'chunks' | 'body' | 'cut' | 'rest'> {
  const chunks: number[] = [];
  const blocks: string[] = [];
  let at = 0;
  for (;;) {
    const end = text.indexOf('\r\n', at);
    const size = end < 0 ? Number.NaN : Number.parseInt(text.slice(at, end), 16);
    if (Number.isNaN(size)) return { chunks, body: blocks.join(''), cut: true, rest: text.slice(at) };
    if (size === 0) return { chunks, body: blocks.join(''), cut: false, rest: text.slice(end + 4) };
    chunks.push(size);
    blocks.push(text.slice(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}

function headless(text: string): Omit<ReadResponse, 'interim'> {
  const nothing = { statusLine: null, version: '', status: '', code: null, headers: [], length: null, chunks: [] };
  return { ...nothing, framing: 'close', body: text, cut: false, rest: '', oddHead: false };
}
