// The request as a shell script: with curl where curl can say it, else byte by byte with Python. What is printed is what the server sent.
// curl can't hang up at a moment that is known: a client that does is Python's as well.
import type { Leaves } from '../runner/runner.ts';
import { readsAndLeaves, whenItLeaves } from './hanging-up.ts';
import { AT_HOME } from './home.ts';
import { pythonBytes, shellWord } from './quoting.ts';

export function requestSh(raw: Uint8Array, leaves: Leaves | null = null): string {
  const text = latin1(raw);
  if (leaves !== null) return pythonOf(text, `This client hangs up ${whenItLeaves(leaves)}.`, readsAndLeaves(leaves));
  return curlOf(text) ?? pythonOf(text, 'curl would send other bytes than these, so Python does.', READS);
}

const HEAD = `#!/bin/sh
# The request, sent to a server that has been started as README.md says. Another address may be given: sh request.sh http://127.0.0.1:8001
URL=\${1:-http://${AT_HOME}}
`;

/** RFC 9112, 3 and 5: a request line and header fields as curl writes them too. */
const REQUEST =
  /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) ([!-~]+) HTTP\/1\.([01])\r\n((?:[!#$%&'*+.^_`|~0-9A-Za-z-]+:(?: [^\r\n]*)?\r\n)*)\r\n([\s\S]*)$/;
/** No word of a command may be much longer (Linux: 128 KiB). */
const LONGEST = 100_000;

/** Null when curl would send other bytes than these, the order of the headers aside. */
function curlOf(text: string): string | null {
  const [, method = '', target = '', minor, head = '', body = ''] = REQUEST.exec(text) ?? [];
  if (minor === undefined || method === 'CONNECT' || body.length > LONGEST) return null;
  const headers = head.split('\r\n').slice(0, -1).map(headerOf);
  if (headers.some(([, value]) => /[^\t -~]/.test(value) || value !== value.trim())) return null;
  const valuesOf = (name: string) => headers.flatMap(([other, value]) => (other.toLowerCase() === name ? [value] : []));
  if (valuesOf('transfer-encoding').length > 0 || valuesOf('expect').length > 0 || valuesOf('host').length > 1) return null;
  const lengths = valuesOf('content-length');
  if (lengths.length > 1 || Number(lengths[0] ?? 0) !== body.length) return null;
  if (method === 'HEAD' && body !== '') return null;
  const readable = asText(body);
  if (readable === null) return null;

  const isPath = target.startsWith('/') && !target.includes('#');
  const words = [
    'curl --silent --show-error --include --raw',
    `--http1.${minor}`,
    ...(method === 'HEAD' ? ['--head'] : method === 'GET' && body === '' ? [] : ['--request', shellWord(method)]),
  ];
  const lines = [words.join(' ')];
  // curl adds these of its own accord: a name with nothing behind its colon is left out.
  const own = ['Host', 'User-Agent', 'Accept', ...(body === '' ? [] : ['Content-Type', 'Expect'])];
  for (const name of own) if (valuesOf(name.toLowerCase()).length === 0) lines.push(`--header ${shellWord(`${name}:`)}`);
  for (const [name, value] of headers) {
    if (name.toLowerCase() === 'content-length' && body !== '') continue;
    lines.push(`--header ${shellWord(value === '' ? `${name};` : `${name}: ${value}`)}`);
  }
  if (body !== '') lines.push(`--data-raw ${shellWord(readable)}`);
  lines.push(isPath ? `--path-as-is --globoff "$URL"${shellWord(target)}` : `--request-target ${shellWord(target)} "$URL"`);
  return `${HEAD}exec ${lines.join(' \\\n  ')}\n`;
}

const headerOf = (line: string): readonly [string, string] => {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 2)];
};

const READS = `    # A server that keeps the connection open says no more: that is known when it has been silent for a while.
    client.settimeout(3)
    try:
        while data := client.recv(65536):
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
    except TimeoutError:
        pass
`;

function pythonOf(text: string, why: string, reads: string): string {
  return `${HEAD}# ${why}
exec python3 - "$URL" <<'END'
import socket
import sys
from urllib.parse import urlsplit

REQUEST = ${pythonBytes(text)}

url = urlsplit(sys.argv[1])
with socket.create_connection((url.hostname, url.port or 80)) as client:
    client.sendall(REQUEST)
${reads}END
`;
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return text;
}

/** What a script in UTF-8 can hold. */
function asText(body: string): string | null {
  if (body.includes('\0')) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(body, (byte) => byte.charCodeAt(0)));
  } catch {
    return null;
  }
}
