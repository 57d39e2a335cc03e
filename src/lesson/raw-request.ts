// A request as a lesson writes it ("GET /path", or with headers and a body), as the bytes that a client sends.
import { compose, readRequest } from '../lib/http-message.ts';

export function rawRequest(written: string): Uint8Array {
  const { method, target, headers, body } = readRequest(written);
  const message = compose(method, target, headers, body);
  if (!message.ok) throw new Error(`“${written.split('\n')[0]}” can't be sent. ${message.says}`);
  return message.raw;
}
