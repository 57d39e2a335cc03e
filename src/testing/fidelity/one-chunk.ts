// The one thing in mod_wsgi's daemon mode that is chance: how the socket between Apache and the daemon process cuts a response that comes in
// several blocks, and so where its chunks begin (README.md, "Stability"). There, and only there, each chunked body is compared as one chunk.
import type { ServerName } from '../../runner/runner.ts';

export const WITH_CHUNKS_BY_CHANCE: ReadonlySet<ServerName> = new Set(['mod_wsgi-daemon']);

const END_OF_HEAD = '\r\n\r\n';

/** One or more answers with the chunks of each body joined. What isn't framed as it should be stays as it is: trailers, cut bodies, anything after them. */
export function withOneChunk(raw: string): string {
  const end = raw.indexOf(END_OF_HEAD) + END_OF_HEAD.length;
  const head = raw.slice(0, end);
  if (end < END_OF_HEAD.length || !head.startsWith('HTTP/')) return raw;
  // An answer to HEAD, or one that is not the last: the next one follows at once, whatever the head says of a body.
  if (/^HTTP\/1\.1 100 /.test(head) || raw.startsWith('HTTP/', end)) return head + withOneChunk(raw.slice(end));
  const length = /^content-length: *(\d+)\r?$/im.exec(head)?.[1];
  if (!/^transfer-encoding: *chunked\r?$/im.test(head)) {
    const after = length === undefined ? raw.length : end + Number(length);
    return raw.slice(0, after) + (after < raw.length ? withOneChunk(raw.slice(after)) : '');
  }
  const blocks: string[] = [];
  let at = end;
  for (;;) {
    const [line = '', digits = ''] = /^([0-9a-f]+)\r\n/.exec(raw.slice(at, at + 20)) ?? [];
    const size = Number.parseInt(digits, 16);
    const from = at + line.length;
    if (line === '' || size === 0 || raw.slice(from + size, from + size + 2) !== '\r\n') break;
    blocks.push(raw.slice(from, from + size));
    at = from + size + 2;
  }
  const body = blocks.join('');
  const rest = raw.slice(at);
  const last = '0\r\n\r\n';
  const joined = body === '' ? '' : `${body.length.toString(16)}\r\n${body}\r\n`;
  return head + joined + (rest.startsWith(last) ? last + withOneChunk(rest.slice(last.length)) : rest);
}
