// What a key of environ means, in a sentence, and which of the client's headers it came from. Pure. From PEP 3333 (environ Variables, Input and
// Error Streams) and RFC 3875, which it builds on.

const MEANINGS: Readonly<Record<string, string>> = {
  REQUEST_METHOD: 'The method: GET, POST, …',
  SCRIPT_NAME: 'The part of the path that led to this application; empty at the root.',
  PATH_INFO: 'The rest of the path, decoded: where in the application the request goes.',
  PATH_TRANSLATED: 'PATH_INFO as a path on the server’s disk.',
  QUERY_STRING: 'What stands behind the ? of the target, as it came.',
  CONTENT_TYPE: 'What the body is.',
  CONTENT_LENGTH: 'How many bytes the body has; empty or absent without a body.',
  SERVER_NAME: 'The server’s name, for an address when there is no Host.',
  SERVER_PORT: 'Its port, as a string.',
  SERVER_PROTOCOL: 'The version of HTTP that the client spoke.',
  SERVER_SOFTWARE: 'Which server this is.',
  GATEWAY_INTERFACE: 'The version of CGI whose names these are.',
  AUTH_TYPE: 'How the user was authenticated.',
  REMOTE_ADDR: 'The address that the connection came from: the client’s, or a proxy’s.',
  REMOTE_HOST: 'The name of that address, where it was looked up.',
  REMOTE_PORT: 'The port at the other end of the connection.',
  REMOTE_USER: 'Who the user is, set by whoever has checked it.',
  REQUEST_URI: 'The target of the request as it came, not decoded. Not every server sets it.',
  REQUEST_SCHEME: 'http or https, by Apache’s word for it.',
  HTTPS: 'Set when the request came over https, by some servers.',
  'wsgi.version': 'The version of WSGI: (1, 0).',
  'wsgi.url_scheme': 'How the address begins: http or https.',
  'wsgi.input': 'The body, to be read like a file.',
  'wsgi.errors': 'Where to write what goes wrong: it ends up in the server’s log.',
  'wsgi.multithread': 'May other threads of this process call the application at the same time?',
  'wsgi.multiprocess': 'May other processes run the application as well?',
  'wsgi.run_once': 'Is this the only request that the process will ever answer?',
  'wsgi.file_wrapper': 'Wrapped around a file, it lets the server send it in its own way.',
  'wsgi.input_terminated': 'wsgi.input ends by itself: it can be read without a Content-Length.',
};

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
  const says = Object.hasOwn(MEANINGS, key) ? (MEANINGS[key] ?? null) : null;
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
