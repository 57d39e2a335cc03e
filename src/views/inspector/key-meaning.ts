// What a key of environ means, in a sentence, and which of the client's headers it came from. Pure. From PEP 3333 (environ Variables, Input and
// Error Streams) and RFC 3875, which it builds on.
import * as strings from '../../strings/shared/environ-keys.ts';

/** Keys that are headers without being called so. */
const HEADERS: Readonly<Record<string, string>> = { CONTENT_TYPE: 'Content-Type', CONTENT_LENGTH: 'Content-Length' };

export interface KeyMeaning {
  /** Null where nothing is known of it. */
  says: string | null;
  /** "Accept-Encoding". */
  header: string | null;
}

/** `sent`: the names of the client's headers as they came, for their spelling. */
export function keyMeaning(key: string, sent: readonly string[]): KeyMeaning {
  const says = Object.hasOwn(strings.meanings, key) ? (strings.meanings[key] ?? null) : null;
  const known = Object.hasOwn(HEADERS, key) ? HEADERS[key] : undefined;
  if (known === undefined && !key.startsWith('HTTP_')) return { says, header: null };
  const plain = (name: string) => name.toLowerCase().replaceAll('-', '_');
  const wanted = known === undefined ? key.slice('HTTP_'.length).toLowerCase() : plain(known);
  return { says, header: sent.find((name) => plain(name) === wanted) ?? null };
}

/** The names of a request's headers, by its bytes. */
export function headerNames(request: string): readonly string[] {
  const [head = ''] = request.split(/\r?\n\r?\n/, 1);
  return head
    .split(/\r?\n/)
    .slice(1)
    .flatMap((line) => /^([^:\s]+):/.exec(line)?.[1] ?? []);
}
