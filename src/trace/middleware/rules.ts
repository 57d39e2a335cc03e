// Django's own words on the order of MIDDLEWARE, a rule each, in ours: why, and what would break. To add a rule: one object here, and a list that
// breaks it in rules.test.ts. What can't be known of a list (what a middleware of somebody's own does) is no hint.
import { code, say } from '../say.ts';
import type { Phrase } from '../sentence.ts';
import {
  ADMIN,
  BROKEN_LINKS,
  CACHING,
  FLATPAGES,
  type Known,
  LANGUAGE,
  ORDERING,
  placeOf,
  REMOTE_USER,
  type Rule,
  SECURITY,
  type Settings,
  WHITENOISE,
} from './hint.ts';

type Source = Rule['source'];
interface Order {
  /** It has to stand before each of these. */
  first: Known;
  then: readonly Known[];
  why: readonly Phrase[];
  breaks: readonly Phrase[];
  source?: Source;
  id?: string;
  /** Only where this setting is on. */
  where?: string;
}

const [security, session, locale, common] = [code('SecurityMiddleware'), code('SessionMiddleware'), code('LocaleMiddleware'), code('CommonMiddleware')];
const [gzip, conditional, csrf, auth] = [code('GZipMiddleware'), code('ConditionalGetMiddleware'), code('CsrfViewMiddleware'), code('AuthenticationMiddleware')];
const [update, fetch, vary, etag] = [code('UpdateCacheMiddleware'), code('FetchFromCacheMiddleware'), code('Vary'), code('ETag')];
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
const OTHERS: readonly Known[] = [...RESPOND.slice(1), 'AuthenticationMiddleware', 'LoginRequiredMiddleware', 'RemoteUserMiddleware'];

const ORDERS: readonly Order[] = [
  {
    first: 'SecurityMiddleware',
    then: OTHERS,
    why: say`near the top: where it redirects to https, nothing else has to run for it`,
    breaks: say`With ${code('SECURE_SSL_REDIRECT')} every request that is only redirected runs through what stands before it. And a response that one of those makes itself leaves without the headers that ${security} sets.`,
  },
  {
    first: 'UpdateCacheMiddleware',
    then: VARIES,
    why: say`before whatever adds to the ${vary} header`,
    breaks: say`The page is put into the cache before its ${vary} is complete. Another visitor, with another session or language, is given the same page.`,
  },
  {
    id: 'fetch-after-vary',
    first: 'SessionMiddleware',
    then: ['FetchFromCacheMiddleware'],
    why: say`before ${fetch}, which chooses a page by what ${vary} names`,
    breaks: say`A page is looked for in the cache before it is known by what pages differ: one is found that was made for somebody else, or none.`,
  },
  {
    first: 'GZipMiddleware',
    then: ['FetchFromCacheMiddleware'],
    why: say`before ${fetch}: it adds to ${vary}`,
    breaks: say`A page is looked for in the cache before it is known by what pages differ: one is found that this client can’t unpack, or none.`,
  },
  {
    first: 'LocaleMiddleware',
    then: ['FetchFromCacheMiddleware'],
    why: say`before ${fetch}: it adds to ${vary}, and the language is part of the key`,
    breaks: say`A page is looked for in the cache before the language is known: the visitor may be given it in another one.`,
  },
  {
    first: 'UpdateCacheMiddleware',
    then: ['FetchFromCacheMiddleware'],
    source: CACHING,
    why: say`first, and ${fetch} last: the one works on the way out, the other on the way in`,
    breaks: say`What ${fetch} finds is given at once, from so far out that what stands between the two never sees request or response.`,
  },
  {
    first: 'GZipMiddleware',
    then: ['ConditionalGetMiddleware', 'FlatpageFallbackMiddleware', 'RedirectFallbackMiddleware'],
    why: say`before whatever reads or changes the body, so that it comes last on the way out`,
    breaks: say`What stands before it gets a compressed body: ${conditional} makes its ${etag} of that, which is another one each time, so that a browser’s copy is never found to be still good. A page that is put in the place of a 404 leaves uncompressed.`,
  },
  {
    first: 'SessionMiddleware',
    then: ['CsrfViewMiddleware', 'CommonMiddleware'],
    where: 'CSRF_USE_SESSIONS',
    id: 'csrf-sessions',
    why: say`before what may end in an error page: with ${code('CSRF_USE_SESSIONS')} the token is in the session`,
    breaks: say`A token is asked for before there is a ${code('request.session')}: ${code('ImproperlyConfigured')}, and a 500.`,
  },
  {
    first: 'ConditionalGetMiddleware',
    then: ['CommonMiddleware'],
    why: say`before whatever may change the response: its ${etag} is of the response as it leaves`,
    breaks: say`What stands before it changes a response of which the ${etag} was made already: ${common} puts ${code('Content-Length: 0')} into a 304, which is not the length of the page.`,
  },
  {
    first: 'SessionMiddleware',
    then: ['LocaleMiddleware'],
    id: 'locale-after-session',
    why: say`before ${locale}, which is to find session data`,
    breaks: say`With Django 3.2 and before, the language that was kept in the session is not found. Since 4.0 Django keeps it in a cookie; a language of your own that you keep in the session is what is missed.`,
    source: LANGUAGE,
  },
  {
    first: 'LocaleMiddleware',
    then: ['CommonMiddleware'],
    source: LANGUAGE,
    why: say`before ${common}, which resolves the address and needs the language for that`,
    breaks: say`With ${code('i18n_patterns()')}, ${common} looks for addresses in the default language: to those of another one it adds a slash only after everything inside has answered 404, and with ${code('PREPEND_WWW')} in a second redirect.`,
  },
  {
    first: 'CsrfViewMiddleware',
    then: ['RemoteUserMiddleware', 'PersistentRemoteUserMiddleware'],
    why: say`before what may log somebody in, which gives a new CSRF token, before it hands the request on`,
    breaks: say`The new token is lost again: ${csrf} goes on with the one that came with the request, from before the login.`,
  },
  {
    first: 'SessionMiddleware',
    then: ['AuthenticationMiddleware'],
    why: say`before ${auth}, which keeps in the session who is logged in`,
    breaks: say`${auth} raises ${code('ImproperlyConfigured')}: there is no ${code('request.session')} yet. Every request is a 500.`,
  },
  {
    first: 'AuthenticationMiddleware',
    then: ['LoginRequiredMiddleware'],
    why: say`before ${code('LoginRequiredMiddleware')}, which asks for ${code('request.user')}`,
    breaks: say`Nothing with Django’s own, which asks in ${code('process_view')}, when every layer has had the request. A subclass that asks earlier finds no ${code('request.user')}.`,
  },
  {
    first: 'SessionMiddleware',
    then: ['MessageMiddleware'],
    why: say`before ${code('MessageMiddleware')}, which can keep messages in the session`,
    breaks: say`${code('MessageMiddleware')} raises ${code('ImproperlyConfigured')} with the storage that Django has by default, and every request is a 500.`,
  },
  {
    first: 'AuthenticationMiddleware',
    then: ['RemoteUserMiddleware', 'PersistentRemoteUserMiddleware'],
    source: REMOTE_USER,
    why: say`before what logs in the user whom the server names: that looks at ${code('request.user')}`,
    breaks: say`It raises ${code('ImproperlyConfigured')}: there is no ${code('request.user')} yet. Every request is a 500.`,
  },
  {
    first: 'BrokenLinkEmailsMiddleware',
    then: ['LocaleMiddleware', 'FlatpageFallbackMiddleware'],
    source: BROKEN_LINKS,
    why: say`before what may make something else of a 404`,
    breaks: say`It sees the 404 before that has been mended, and writes a mail about a link that is not broken.`,
  },
  {
    first: 'SecurityMiddleware',
    then: ['WhiteNoiseMiddleware'],
    source: WHITENOISE,
    why: say`before WhiteNoise, which stands directly behind it`,
    breaks: say`Static files are answered before ${security} is asked: not redirected to https, and without its headers.`,
  },
  {
    first: 'WhiteNoiseMiddleware',
    then: OTHERS,
    source: WHITENOISE,
    why: say`before all others but ${security}: a static file needs nothing of theirs`,
    breaks: say`For each picture and stylesheet what stands before it runs as well: a session is looked for, a redirect may come instead of the file.`,
  },
  ...(['FlatpageFallbackMiddleware', 'RedirectFallbackMiddleware'] as const).flatMap((name): Order[] =>
    RESPOND.map((first) => ({
      first,
      then: [name],
      id: `last-resort ${name}`,
      source: name.startsWith('Flat') ? FLATPAGES : ORDERING,
      why: say`before ${code(name)}, the last resort, which belongs near the bottom: there it is the first to see a 404`,
      breaks: say`What stands behind it handles the 404, and never sees the response that takes its place.`,
    })),
  ),
];

const inOrder = ({ first, then, why, breaks, source = ORDERING, id, where }: Order): Rule => ({
  id: id ?? `${first} before ${then.join(', ')}`,
  kind: 'order',
  source,
  breaks,
  find(settings) {
    const at = placeOf(settings, first);
    if (at === null || (where !== undefined && !settings.on.includes(where))) return null;
    const before = then.map((name) => placeOf(settings, name)).filter((other): other is number => other !== null && other < at);
    const other = before.toSorted((a, b) => a - b)[0];
    if (other === undefined) return null;
    return { at, other, says: say`${code(first)} belongs ${why}. Here ${named(settings, other)} stands before it.` };
  },
});

const named = ({ middleware }: Settings, at: number): readonly Phrase[] => [code(middleware[at]?.split('.').at(-1) ?? '?')];

interface Need {
  who: Known;
  needs: Known;
  breaks: readonly Phrase[];
  source?: Source;
}
const NEEDS: readonly Need[] = [
  {
    who: 'AuthenticationMiddleware',
    needs: 'SessionMiddleware',
    breaks: say`${auth} raises ${code('ImproperlyConfigured')}, as it keeps in the session who is logged in. Every request is a 500.`,
  },
  {
    who: 'MessageMiddleware',
    needs: 'SessionMiddleware',
    breaks: say`${code('MessageMiddleware')} raises ${code('ImproperlyConfigured')} with the storage that Django has by default; only with ${code('CookieStorage')} it does without.`,
  },
  {
    who: 'LoginRequiredMiddleware',
    needs: 'AuthenticationMiddleware',
    breaks: say`There is no ${code('request.user')}: ${code('AttributeError')}, and a 500 for every view.`,
  },
  ...(['RemoteUserMiddleware', 'PersistentRemoteUserMiddleware'] as const).map((who) => ({
    who,
    needs: 'AuthenticationMiddleware' as const,
    breaks: say`It raises ${code('ImproperlyConfigured')}: there is no ${code('request.user')}. Every request is a 500.`,
    source: REMOTE_USER,
  })),
  {
    who: 'UpdateCacheMiddleware',
    needs: 'FetchFromCacheMiddleware',
    source: CACHING,
    breaks: say`Nothing is ever put into the cache: it is ${fetch} that says of a request whether its page is to be kept.`,
  },
  {
    who: 'FetchFromCacheMiddleware',
    needs: 'UpdateCacheMiddleware',
    source: CACHING,
    breaks: say`Nothing is ever put into the cache, so nothing is found there: each page is looked for in vain.`,
  },
];

const isThere = ({ who, needs, breaks, source = ORDERING }: Need): Rule => ({
  id: `${who} needs ${needs}`,
  kind: 'missing',
  source,
  breaks,
  find(settings) {
    const at = placeOf(settings, who);
    if (at === null || placeOf(settings, needs) !== null) return null;
    return { at, other: null, says: say`${code(who)} needs ${code(needs)}, which is not in the list.` };
  },
});

const admins = (number: string, lacks: Known): Rule => ({
  id: `admin.${number}`,
  kind: 'check',
  source: ADMIN,
  breaks: say`${code('manage.py check')} reports ${code(`admin.${number}`)} as an error, and ${code('runserver')} does not begin.`,
  find: (settings) =>
    !settings.apps.includes('django.contrib.admin') || placeOf(settings, lacks) !== null
      ? null
      : { at: null, other: null, says: say`The admin is installed, and needs ${code(lacks)}, which is not in the list.` },
});

const deployed = (number: string, lacks: Known, breaks: readonly Phrase[]): Rule => ({
  id: `security.${number}`,
  kind: 'check',
  source: SECURITY,
  breaks,
  find: (settings) =>
    placeOf(settings, lacks) === null
      ? { at: null, other: null, says: say`${code(lacks)} is not in the list: ${code('check --deploy')} warns of that (${code(`security.${number}`)}).` }
      : null,
});

export const MIDDLEWARE_RULES: readonly Rule[] = [
  ...NEEDS.map(isThere),
  ...ORDERS.map(inOrder),
  admins('E408', 'AuthenticationMiddleware'),
  admins('E409', 'MessageMiddleware'),
  admins('E410', 'SessionMiddleware'),
  deployed('W001', 'SecurityMiddleware', say`None of the ${code('SECURE_…')} settings has any effect.`),
  deployed('W002', 'XFrameOptionsMiddleware', say`Other sites can show your pages in a frame, and have people click what they don’t see (clickjacking).`),
  deployed('W003', 'CsrfViewMiddleware', say`Other sites can send your forms in the name of who is logged in.`),
];
