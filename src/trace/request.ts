// The request as its first line tells it.
import { perRecording } from './memo.ts';

export interface RequestLine {
  /** "?" when this is no request line. */
  method: string;
  target: string;
  /** The whole line as it came, whatever it says. */
  line: string;
}

/** From the bytes the server received. What is UTF-8 among them is read as such. */
export const requestLine = perRecording((recording): RequestLine => {
  let head = '';
  for (const event of recording.events) {
    if (event.type === 'received') head += recording.bytes[event.bytes] ?? '';
    if (head.includes('\n')) break;
  }
  const line = asUtf8(/^[^\r\n]*/.exec(head)?.[0] ?? '');
  // Without a version it is the first HTTP, which knew GET alone.
  const [, method = '?', target = '?'] = /^([^ ]+) ([^ ]+) HTTP\/\d+\.\d+$/.exec(line) ?? /^(GET) ([^ ]+)$/.exec(line) ?? [];
  return { method, target, line };
});

/** HTTP/0.9, which knows no version: its answers have no head. */
export const isSimple = perRecording((recording): boolean => /^GET [^ ]+$/.test(requestLine(recording).line));

function asUtf8(latin1: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(latin1, (letter) => letter.charCodeAt(0)));
  } catch {
    return latin1;
  }
}
