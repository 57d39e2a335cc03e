// curl's options by name: what each does to the request, or that it has no meaning here.

/** What an option does. `skip`: nothing here, and that is said. `skip-value`: the same, and the next word belongs to it. */
export type Does =
  | 'method'
  | 'header'
  | 'data'
  | 'data-raw'
  | 'data-binary'
  | 'data-urlencode'
  | 'json'
  | 'form'
  | 'form-string'
  | 'get'
  | 'head'
  | 'user'
  | 'bearer'
  | 'cookie'
  | 'agent'
  | 'referer'
  | 'http1.0'
  | 'http1.1'
  | 'compressed'
  | 'range'
  | 'url'
  | 'target'
  | 'as-is'
  | 'upload'
  | 'next'
  | 'skip'
  | 'skip-value'; // prettier-ignore

const LONG: Record<string, Does> = {
  request: 'method',
  header: 'header',
  data: 'data',
  'data-ascii': 'data',
  'data-raw': 'data-raw',
  'data-binary': 'data-binary',
  'data-urlencode': 'data-urlencode',
  json: 'json',
  form: 'form',
  'form-string': 'form-string',
  get: 'get',
  head: 'head',
  user: 'user',
  'oauth2-bearer': 'bearer',
  cookie: 'cookie',
  'user-agent': 'agent',
  referer: 'referer',
  'http1.0': 'http1.0',
  'http1.1': 'http1.1',
  compressed: 'compressed',
  range: 'range',
  url: 'url',
  'request-target': 'target',
  'path-as-is': 'as-is',
  'upload-file': 'upload',
  next: 'next',
};
const SHORT: Record<string, Does> = {
  X: 'method',
  H: 'header',
  d: 'data',
  F: 'form',
  G: 'get',
  I: 'head',
  u: 'user',
  b: 'cookie',
  A: 'agent',
  e: 'referer',
  '0': 'http1.0',
  r: 'range',
  T: 'upload',
  ':': 'next',
}; // prettier-ignore

const words = (text: string) => new Set(text.trim().split(/\s+/));
/** They say how the answer is shown, how the way there is taken, or how curl itself behaves. */
const LONG_SKIPPED = words(`
  silent show-error include verbose insecure location location-trusted fail fail-with-body remote-name remote-header-name remote-time
  progress-bar no-progress-meter no-buffer globoff ipv4 ipv6 http2 http2-prior-knowledge http3 http3-only no-keepalive tcp-nodelay tlsv1
  tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 ssl-no-revoke raw create-dirs basic digest ntlm anyauth netrc disable parallel styled-output
  no-styled-output post301 post302 post303 ssl tr-encoding http0.9 no-alpn no-sessionid junk-session-cookies`);
const LONG_SKIPPED_VALUE = words(`
  output max-time connect-timeout retry retry-delay retry-max-time proxy proxy-user proxy-header noproxy cacert capath cert cert-type key key-type
  pass resolve connect-to proto proto-redir proto-default cookie-jar max-redirs limit-rate output-dir dump-header trace trace-ascii stderr
  write-out interface unix-socket abstract-unix-socket ciphers curves tls-max keepalive-time expect100-timeout speed-limit speed-time config
  netrc-file dns-servers local-port pinnedpubkey max-filesize time-cond etag-save etag-compare rate socks5 socks5-hostname socks4 parallel-max
  tls13-ciphers preproxy hsts alt-svc doh-url aws-sigv4 delegation egd-file engine`);
const SHORT_SKIPPED = 'sSivkLfOJRN#46gqnlaBjZ231';
const SHORT_SKIPPED_VALUE = 'omxEcDwKyYzUCtQP';

/** Whether the next word belongs to it. */
const WITHOUT_VALUE = new Set<Does>(['get', 'head', 'http1.0', 'http1.1', 'compressed', 'as-is', 'next', 'skip']);
export const takesValue = (does: Does): boolean => !WITHOUT_VALUE.has(does);

/** Null: curl may know it, we don't. */
export function longOption(name: string): Does | null {
  if (Object.hasOwn(LONG, name)) return LONG[name] ?? null;
  if (LONG_SKIPPED.has(name) || (name.startsWith('no-') && LONG_SKIPPED.has(name.slice(3)))) return 'skip';
  return LONG_SKIPPED_VALUE.has(name) ? 'skip-value' : null;
}

export function shortOption(letter: string): Does | null {
  if (Object.hasOwn(SHORT, letter)) return SHORT[letter] ?? null;
  if (SHORT_SKIPPED.includes(letter)) return 'skip';
  return SHORT_SKIPPED_VALUE.includes(letter) ? 'skip-value' : null;
}
