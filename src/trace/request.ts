// The request as its first line tells it.
import { perRecording } from './memo.ts';

export interface RequestLine {
  method: string;
  target: string;
}

/** From the bytes the server received; "?" when they don't begin with a request line. */
export const requestLine = perRecording((recording): RequestLine => {
  let head = '';
  for (const event of recording.events) {
    if (event.type === 'received') head += recording.bytes[event.bytes] ?? '';
    if (head.includes('\n')) break;
  }
  const [, method, target] = /^(\S+) (\S+)/.exec(head) ?? [];
  return { method: method ?? '?', target: target ?? '?' };
});
