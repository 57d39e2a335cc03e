// What an entry of MIDDLEWARE can't do without, and what `manage.py check` says of entries that are not there.
import { code, say } from '../say.ts';
import type { Phrase } from '../sentence.ts';
import { ADMIN, CACHING, type Known, ORDERING, placeOf, REMOTE_USER, type Rule, SECURITY } from './hint.ts';

type Source = Rule['source'];
const [fetch, auth] = [code('FetchFromCacheMiddleware'), code('AuthenticationMiddleware')];

interface Need {
  who: Known;
  needs: Known;
  breaks: readonly Phrase[];
  source?: Source;
}
const NEEDED: readonly Need[] = [
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
      ? {
          at: null,
          other: null,
          says: say`${code(lacks)} is not in the list: ${code('check --deploy')} warns of that (${code(`security.${number}`)}).`,
        }
      : null,
});

export const NEEDS: readonly Rule[] = NEEDED.map(isThere);

export const CHECKS: readonly Rule[] = [
  admins('E408', 'AuthenticationMiddleware'),
  admins('E409', 'MessageMiddleware'),
  admins('E410', 'SessionMiddleware'),
  deployed('W001', 'SecurityMiddleware', say`None of the ${code('SECURE_…')} settings has any effect.`),
  deployed(
    'W002',
    'XFrameOptionsMiddleware',
    say`Other sites can show your pages in a frame, and have people click what they don’t see (clickjacking).`,
  ),
  deployed('W003', 'CsrfViewMiddleware', say`Other sites can send your forms in the name of who is logged in.`),
];
