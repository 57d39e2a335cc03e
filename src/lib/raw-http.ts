// A raw request that somebody pastes: from a book, a log, the developer tools. What the form can hold goes into the form; what it can't is kept
// byte for byte, because it is often just what is to be tried.
import type { Pasted } from './curl-command.ts';
import { readCurl } from './curl-command.ts';
import { exactText } from './exact-bytes.ts';
import { fieldsOf } from './form-body.ts';
import { compose, type HttpRequest } from './http-message.ts';
import { isCurl, isRawHttp } from './looks-pasted.ts';

/** A curl command or a raw request as what the composer holds. */
export function readPasted(text: string): Pasted {
  if (text.trim() === '') return { ok: false, says: 'There is nothing to read yet.' };
  if (isCurl(text)) return readCurl(text);
  if (isRawHttp(text)) return readRawHttp(text);
  if (/^\s*(?:Invoke-WebRequest|\$session)/i.test(text))
    return { ok: false, says: 'This is for PowerShell. Copy it as cURL instead: that can be read here.' };
  if (/^\s*(?:await )?fetch\(/.test(text))
    return { ok: false, says: 'This is JavaScript. Copy it as cURL instead: that can be read here.' };
  if (/^\s*HTTP\/\d/.test(text))
    return { ok: false, says: 'This is a response. A request begins with a line such as GET / HTTP/1.1.' };
  return { ok: false, says: 'A request begins with curl, or with a line such as GET / HTTP/1.1.' };
}

function readRawHttp(pasted: string): Pasted {
  const text = pasted.replace(/^\s+/, '');
  // Editors and chats change line ends: a text has those of the network, whichever it has now.
  const lines = text.replace(/\r\n|\r|\n/g, '\n');
  const gap = lines.indexOf('\n\n');
  const head = gap < 0 ? lines.replace(/\n+$/, '') : lines.slice(0, gap);
  const body = gap < 0 ? '' : lines.slice(gap + 2);
  const [first = '', ...rows] = head.split('\n');
  const [method = '', target = '', protocol = ''] = first.trim().split(/ +/);
  const headers = rows.map((row): [string, string] => {
    const colon = row.indexOf(':');
    return colon < 0 ? ['', row] : [row.slice(0, colon), row.slice(colon + 1).trim()];
  });
  const exact = (why: string): Pasted => {
    const raw = new TextEncoder().encode(`${head}\n\n${body}`.replaceAll('\n', '\r\n'));
    return { ok: true, request: { method, target, headers: [], body: '', exact: exactText(raw) }, notes: [why] };
  };
  if (/^HTTP\/[23]/.test(protocol)) {
    return made(
      headers.filter(([name]) => !name.startsWith(':')),
      ['It is sent as HTTP/1.1: the servers here speak no other.'],
    );
  }
  if (!/^HTTP\/1\.[01]$/.test(protocol)) return exact('It is kept byte for byte, because of its version.');
  const whole = compose(method, target, headers, '');
  if (!whole.ok) return exact(`It is kept byte for byte, as no form can hold it. ${whole.says}`);
  return made(headers, []);

  function made(rows: [string, string][], notes: string[]): Pasted {
    const version = protocol === 'HTTP/1.0' ? ({ version: '1.0' } as const) : {};
    const has = (wanted: string) => rows.some(([name]) => name.toLowerCase() === wanted);
    if (has('transfer-encoding')) return exact('It is kept byte for byte, chunks and all.');
    if (!has('host')) notes.push('It had no Host: one is added. What comes without one is shown by a preset.');
    const length = rows.find(([name]) => name.toLowerCase() === 'content-length')?.[1];
    const bodies = [body, body.replaceAll('\n', '\r\n'), body.replace(/\n$/, '')];
    const size = (one: string) => String(new TextEncoder().encode(one).length);
    const fits = bodies.find((one) => size(one) === length);
    // The very length that would be counted anyway is no header of theirs.
    const own = fits === undefined ? rows : rows.filter(([name]) => name.toLowerCase() !== 'content-length');
    if (length !== undefined && fits === undefined)
      notes.push(`Content-Length says ${length}, and the body has ${size(body)} bytes: both are kept.`);
    return { ok: true, request: withKind({ method, target, headers: own, body: fits ?? body, ...version }), notes };
  }
}

/** With its fields, or as JSON, where it says so and where they are the very same bytes again. */
function withKind(request: HttpRequest): HttpRequest {
  const type = request.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (/^application\/json\b/i.test(type)) return { ...request, kind: 'json' };
  const fields = /^application\/x-www-form-urlencoded$/i.test(type) ? fieldsOf(request.body) : null;
  return fields === null ? request : { ...request, kind: 'form', fields, body: '' };
}
