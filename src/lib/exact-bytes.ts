// Bytes as text that can be typed: for requests that no client would send. A line end is \r\n as HTTP has it; \n, \r, \t, \0 and \xNN are these
// bytes, \\ is a backslash, and a \ at the end of a line sends nothing for it. What is no ASCII is sent as UTF-8.

type Exact = { ok: true; raw: Uint8Array } | { ok: false; says: string };

const SIGNS: Record<string, number> = { n: 10, r: 13, t: 9, '0': 0, '\\': 92 };

export function exactBytes(text: string): Exact {
  const bytes: number[] = [];
  const utf8 = new TextEncoder();
  const part = /\\x([0-9a-fA-F]{2})|\\([nrt0\\])|\\(?:\r\n|\n)|\r\n|\n|[^\\\r\n]+|\r|\\/g;
  for (const [whole, hex, sign] of text.matchAll(part)) {
    if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else if (sign !== undefined) bytes.push(SIGNS[sign] ?? 0);
    else if (whole === '\n' || whole === '\r\n') bytes.push(13, 10);
    else if (whole === '\\') return { ok: false, says: BACKSLASH };
    else if (!whole.startsWith('\\')) for (const byte of utf8.encode(whole)) bytes.push(byte);
  }
  if (bytes.length === 0) return { ok: false, says: 'There is no byte to send yet.' };
  return { ok: true, raw: Uint8Array.from(bytes) };
}

const BACKSLASH =
  'After a backslash comes n, r, t, 0, another backslash, or x and two hexadecimal digits. A backslash itself is \\\\.';

/** The same the other way round. */
export function exactText(raw: Uint8Array): string {
  let text = '';
  for (let at = 0; at < raw.length; at += 1) {
    const byte = raw[at] ?? 0;
    if (byte === 13 && raw[at + 1] === 10) {
      text += '\n';
      at += 1;
    } else if (byte === 92) text += '\\\\';
    else if (byte >= 32 && byte < 127) text += String.fromCharCode(byte);
    else
      text +=
        byte === 10
          ? '\\n'
          : byte === 13
            ? '\\r'
            : byte === 9
              ? '\\t'
              : byte === 0
                ? '\\0'
                : `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return text;
}

/** What a request of these bytes is called: its method and target, as far as it has any. */
export function lineOf(text: string): { method: string; target: string } {
  const [method = '', target = ''] = (text.split('\n').find((line) => line.trim() !== '') ?? '').trim().split(/\s+/);
  return { method, target };
}
