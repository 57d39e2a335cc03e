// The bytes of a request. What is a text as it stands needs only what is here already; what makes the others into bytes is fetched for them.
import { type Composed, compose, type HttpRequest, isPlain } from '../lib/http-message.ts';
import * as strings from '../strings/store/message-of.ts';

/** At once where it can be: a Send waits for nothing. `body` in the place of the request's own, where that is no text. */
export function messageOf(request: HttpRequest, body?: Uint8Array): Composed | Promise<Composed> {
  const { method, target, headers } = request;
  if (body !== undefined || isPlain(request)) return compose(method, target, headers, body ?? request.body);
  return later(request);
}

async function later(request: HttpRequest): Promise<Composed> {
  try {
    return (await import('../lib/request-bytes.ts')).bytesOf(request);
  } catch {
    return { ok: false, says: strings.notFetched };
  }
}
