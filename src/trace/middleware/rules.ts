// Django's own words on the order of MIDDLEWARE, a rule each, in ours: why, and what would break. To add a rule: one object here, and a list that
// breaks it in rules.test.ts. What can't be known of a list (what a middleware of somebody's own does) is no hint.
import { code, say } from '../say.ts';
import type { Phrase } from '../sentence.ts';
import {
  BROKEN_LINKS,
  CACHING,
  FLATPAGES,
  type Known,
  LANGUAGE,
  ORDERING,
  placeOf,
  REMOTE_USER,
  type Rule,
  type Settings,
  WHITENOISE,
} from './hint.ts';
import { CHECKS, NEEDS } from './needs.ts';

type Source = Rule['source'];
interface Order {
  /** It has to stand before each of these. */
  first: Known;
  inner: readonly Known[];
  why: readonly Phrase[];
  breaks: readonly Phrase[];
  source?: Source;
  id?: string;
  /** Only where this setting is on. */
  where?: string;
}

const [security, locale, common] = [code('SecurityMiddleware'), code('LocaleMiddleware'), code('CommonMiddleware')];
const [conditional, csrf, auth] = [
  code('ConditionalGetMiddleware'),
  code('CsrfViewMiddleware'),
  code('AuthenticationMiddleware'),
];
const [fetch, vary, etag] = [code('FetchFromCacheMiddleware'), code('Vary'), code('ETag')];
const VARIES: readonly Known[] = ['SessionMiddleware', 'GZipMiddleware', 'LocaleMiddleware'];
/** Django's own that have a say about a response on its way out. */
const RESPOND: readonly Known[] = [
  'SecurityMiddleware',
  'GZipMiddleware',
  'ConditionalGetMiddleware',
  'SessionMiddleware',
  'LocaleMiddleware',
  'CommonMiddleware',
  'CsrfViewMiddleware',
  'MessageMiddleware',
  'XFrameOptionsMiddleware',
];
const OTHERS: readonly Known[] = [
  ...RESPOND.slice(1),
  'AuthenticationMiddleware',
  'LoginRequiredMiddleware',
  'RemoteUserMiddleware',
];

const ORDERS: readonly Order[] = [
  {
    first: 'SecurityMiddleware',
    inner: OTHERS,
    why: say`near the top: where it redirects to https, nothing else has to run for it`,
    breaks: say`With ${code('SECURE_SSL_REDIRECT')} every request that is only redirected runs through what stands before it. And a response that one of those makes itself leaves without the headers that ${security} sets.`,
  },
  {
    first: 'UpdateCacheMiddleware',
    inner: VARIES,
    why: say`before whatever adds to the ${vary} header`,
    breaks: say`The page is put into the cache before its ${vary} is complete. Another visitor, with another session or language, is given the same page.`,
  },
  {
    id: 'fetch-after-vary',
    first: 'SessionMiddleware',
    inner: ['FetchFromCacheMiddleware'],
    why: say`before ${fetch}, which chooses a page by what ${vary} names`,
    breaks: say`A page is looked for in the cache before it is known by what pages differ: one is found that was made for somebody else, or none.`,
  },
  {
    first: 'GZipMiddleware',
    inner: ['FetchFromCacheMiddleware'],
    why: say`before ${fetch}: it adds to ${vary}`,
    breaks: say`A page is looked for in the cache before it is known by what pages differ: one is found that this client can’t unpack, or none.`,
  },
  {
    first: 'LocaleMiddleware',
    inner: ['FetchFromCacheMiddleware'],
    why: say`before ${fetch}: it adds to ${vary}, and the language is part of the key`,
    breaks: say`A page is looked for in the cache before the language is known: the visitor may be given it in another one.`,
  },
  {
    first: 'UpdateCacheMiddleware',
    inner: ['FetchFromCacheMiddleware'],
    source: CACHING,
    why: say`first, and ${fetch} last: the one works on the way out, the other on the way in`,
    breaks: say`What ${fetch} finds is given at once, from so far out that what stands between the two never sees request or response.`,
  },
  {
    first: 'GZipMiddleware',
    inner: ['ConditionalGetMiddleware', 'FlatpageFallbackMiddleware', 'RedirectFallbackMiddleware'],
    why: say`before whatever reads or changes the body, so that it comes last on the way out`,
    breaks: say`What stands before it gets a compressed body: ${conditional} makes its ${etag} of that, which is another one each time, so that a browser’s copy is never found to be still good. A page that is put in the place of a 404 leaves uncompressed.`,
  },
  {
    first: 'SessionMiddleware',
    inner: ['CsrfViewMiddleware', 'CommonMiddleware'],
    where: 'CSRF_USE_SESSIONS',
    id: 'csrf-sessions',
    why: say`before what may end in an error page: with ${code('CSRF_USE_SESSIONS')} the token is in the session`,
    breaks: say`A token is asked for before there is a ${code('request.session')}: ${code('ImproperlyConfigured')}, and a 500.`,
  },
  {
    first: 'ConditionalGetMiddleware',
    inner: ['CommonMiddleware'],
    why: say`before whatever may change the response: its ${etag} is of the response as it leaves`,
    breaks: say`What stands before it changes a response of which the ${etag} was made already: ${common} puts ${code('Content-Length: 0')} into a 304, which is not the length of the page.`,
  },
  {
    first: 'SessionMiddleware',
    inner: ['LocaleMiddleware'],
    id: 'locale-after-session',
    why: say`before ${locale}, which is to find session data`,
    breaks: say`With Django 3.2 and before, the language that was kept in the session is not found. Since 4.0 Django keeps it in a cookie; a language of your own that you keep in the session is what is missed.`,
    source: LANGUAGE,
  },
  {
    first: 'LocaleMiddleware',
    inner: ['CommonMiddleware'],
    source: LANGUAGE,
    why: say`before ${common}, which resolves the address and needs the language for that`,
    breaks: say`With ${code('i18n_patterns()')}, ${common} looks for addresses in the default language: to those of another one it adds a slash only after everything inside has answered 404, and with ${code('PREPEND_WWW')} in a second redirect.`,
  },
  {
    first: 'CsrfViewMiddleware',
    inner: ['RemoteUserMiddleware', 'PersistentRemoteUserMiddleware'],
    why: say`before what may log somebody in, which gives a new CSRF token, before it hands the request on`,
    breaks: say`The new token is lost again: ${csrf} goes on with the one that came with the request, from before the login.`,
  },
  {
    first: 'SessionMiddleware',
    inner: ['AuthenticationMiddleware'],
    why: say`before ${auth}, which keeps in the session who is logged in`,
    breaks: say`${auth} raises ${code('ImproperlyConfigured')}: there is no ${code('request.session')} yet. Every request is a 500.`,
  },
  {
    first: 'AuthenticationMiddleware',
    inner: ['LoginRequiredMiddleware'],
    why: say`before ${code('LoginRequiredMiddleware')}, which asks for ${code('request.user')}`,
    breaks: say`Nothing with Django’s own, which asks in ${code('process_view')}, when every layer has had the request. A subclass that asks earlier finds no ${code('request.user')}.`,
  },
  {
    first: 'SessionMiddleware',
    inner: ['MessageMiddleware'],
    why: say`before ${code('MessageMiddleware')}, which can keep messages in the session`,
    breaks: say`${code('MessageMiddleware')} raises ${code('ImproperlyConfigured')} with the storage that Django has by default, and every request is a 500.`,
  },
  {
    first: 'AuthenticationMiddleware',
    inner: ['RemoteUserMiddleware', 'PersistentRemoteUserMiddleware'],
    source: REMOTE_USER,
    why: say`before what logs in the user whom the server names: that looks at ${code('request.user')}`,
    breaks: say`It raises ${code('ImproperlyConfigured')}: there is no ${code('request.user')} yet. Every request is a 500.`,
  },
  {
    first: 'BrokenLinkEmailsMiddleware',
    inner: ['LocaleMiddleware', 'FlatpageFallbackMiddleware'],
    source: BROKEN_LINKS,
    why: say`before what may make something else of a 404`,
    breaks: say`It sees the 404 before that has been mended, and writes a mail about a link that is not broken.`,
  },
  {
    first: 'SecurityMiddleware',
    inner: ['WhiteNoiseMiddleware'],
    source: WHITENOISE,
    why: say`before WhiteNoise, which stands directly behind it`,
    breaks: say`Static files are answered before ${security} is asked: not redirected to https, and without its headers.`,
  },
  {
    first: 'WhiteNoiseMiddleware',
    inner: OTHERS,
    source: WHITENOISE,
    why: say`before all others but ${security}: a static file needs nothing of theirs`,
    breaks: say`For each picture and stylesheet what stands before it runs as well: a session is looked for, a redirect may come instead of the file.`,
  },
  ...(['FlatpageFallbackMiddleware', 'RedirectFallbackMiddleware'] as const).flatMap((name): Order[] =>
    RESPOND.map((first) => ({
      first,
      inner: [name],
      id: `last-resort ${name}`,
      source: name.startsWith('Flat') ? FLATPAGES : ORDERING,
      why: say`before ${code(name)}, the last resort, which belongs near the bottom: there it is the first to see a 404`,
      breaks: say`What stands behind it handles the 404, and never sees the response that takes its place.`,
    })),
  ),
];

const inOrder = ({ first, inner, why, breaks, source = ORDERING, id, where }: Order): Rule => ({
  id: id ?? `${first} before ${inner.join(', ')}`,
  kind: 'order',
  source,
  breaks,
  find(settings) {
    const at = placeOf(settings, first);
    if (at === null || (where !== undefined && !settings.on.includes(where))) return null;
    const before = inner.map((name) => placeOf(settings, name)).filter((other): other is number => other !== null && other < at);
    const other = before.toSorted((a, b) => a - b)[0];
    if (other === undefined) return null;
    return { at, other, says: say`${code(first)} belongs ${why}. Here ${named(settings, other)} stands before it.` };
  },
});

const named = ({ middleware }: Settings, at: number): readonly Phrase[] => [code(middleware[at]?.split('.').at(-1) ?? '?')];

export const MIDDLEWARE_RULES: readonly Rule[] = [...NEEDS, ...ORDERS.map(inOrder), ...CHECKS];
