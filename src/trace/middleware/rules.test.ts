import { describe, expect, test } from 'vitest';
import { plain } from '../say.ts';
import { type Known, PATHS } from './hint.ts';
import { hintsFor } from './hints.ts';
import { MIDDLEWARE_RULES } from './rules.ts';

const list = (...names: string[]): string[] => names.map((name) => PATHS[`${name}Middleware` as Known] ?? name);
const found = (names: readonly string[], apps: readonly string[] = [], on: readonly string[] = []) =>
  hintsFor({ middleware: list(...names), apps, on });
/** As startproject writes it. */
const DEFAULT = ['Security', 'Session', 'Common', 'CsrfView', 'Authentication', 'Message', 'XFrameOptions'];
/** All of Django's, and WhiteNoise, as the documentation lists them. */
const ALL = [
  ...['UpdateCache', 'Security', 'WhiteNoise', 'BrokenLinkEmails', 'GZip', 'Session', 'ConditionalGet', 'Locale', 'Common'],
  ...['CsrfView', 'Authentication', 'LoginRequired', 'RemoteUser', 'Message', 'XFrameOptions', 'FetchFromCache'],
  ...['FlatpageFallback', 'RedirectFallback'],
];

test('the list of startproject, and one with everything in the order of the documentation, are as they should be', () => {
  expect(found(DEFAULT, ['django.contrib.admin'], ['CSRF_USE_SESSIONS'])).toEqual([]);
  expect(found([...DEFAULT, 'shop.middleware.Timing']).map(({ rule }) => rule.id)).toEqual([]);
  expect(found(ALL, [], ['CSRF_USE_SESSIONS']).map(({ rule }) => rule.id)).toEqual([]);
});

/** Without what `check --deploy` says of a list that has not everything. */
const ids = (names: readonly string[], apps?: readonly string[], on?: readonly string[]) =>
  found(names, apps, on)
    .map(({ rule }) => rule.id)
    .filter((id) => !id.startsWith('security.'));

const BROKEN: Readonly<Record<string, readonly string[]>> = {
  'AuthenticationMiddleware needs SessionMiddleware': ['Authentication'],
  'MessageMiddleware needs SessionMiddleware': ['Message'],
  'LoginRequiredMiddleware needs AuthenticationMiddleware': ['LoginRequired'],
  'RemoteUserMiddleware needs AuthenticationMiddleware': ['RemoteUser'],
  'PersistentRemoteUserMiddleware needs AuthenticationMiddleware': ['PersistentRemoteUser'],
  'UpdateCacheMiddleware needs FetchFromCacheMiddleware': ['UpdateCache'],
  'FetchFromCacheMiddleware needs UpdateCacheMiddleware': ['FetchFromCache'],
  'SecurityMiddleware before ': ['Common', 'Security'],
  'UpdateCacheMiddleware before SessionMiddleware': ['Session', 'UpdateCache', 'FetchFromCache'],
  'fetch-after-vary': ['UpdateCache', 'FetchFromCache', 'Session'],
  'GZipMiddleware before FetchFromCacheMiddleware': ['UpdateCache', 'FetchFromCache', 'GZip'],
  'LocaleMiddleware before FetchFromCacheMiddleware': ['UpdateCache', 'FetchFromCache', 'Locale'],
  'UpdateCacheMiddleware before FetchFromCacheMiddleware': ['FetchFromCache', 'UpdateCache'],
  'GZipMiddleware before ConditionalGetMiddleware': ['ConditionalGet', 'GZip'],
  'ConditionalGetMiddleware before CommonMiddleware': ['Common', 'ConditionalGet'],
  'locale-after-session': ['Locale', 'Session'],
  'LocaleMiddleware before CommonMiddleware': ['Common', 'Locale'],
  'CsrfViewMiddleware before RemoteUserMiddleware': ['Session', 'Authentication', 'RemoteUser', 'CsrfView'],
  'SessionMiddleware before AuthenticationMiddleware': ['Authentication', 'Session'],
  'AuthenticationMiddleware before LoginRequiredMiddleware': ['Session', 'LoginRequired', 'Authentication'],
  'SessionMiddleware before MessageMiddleware': ['Message', 'Session'],
  'AuthenticationMiddleware before RemoteUserMiddleware': ['Session', 'RemoteUser', 'Authentication'],
  'BrokenLinkEmailsMiddleware before LocaleMiddleware': ['Locale', 'BrokenLinkEmails'],
  'SecurityMiddleware before WhiteNoiseMiddleware': ['WhiteNoise', 'Security'],
  'WhiteNoiseMiddleware before ': ['Session', 'WhiteNoise'],
  'last-resort FlatpageFallbackMiddleware': ['FlatpageFallback', 'Common'],
  'last-resort RedirectFallbackMiddleware': ['RedirectFallback', 'XFrameOptions'],
};

describe('each rule has a list that breaks it, and it alone', () => {
  test.each(Object.entries(BROKEN))('%s', (id, names) => {
    const broken = ids(names);
    expect(broken).toHaveLength(1);
    expect(broken[0]).toMatch(new RegExp(`^${id}`));
  });

  test('those that depend on other settings', () => {
    expect(ids(['CsrfView', 'Session'])).toEqual([]);
    expect(ids(['CsrfView', 'Session'], [], ['CSRF_USE_SESSIONS'])).toEqual(['csrf-sessions']);
    expect(ids([], ['django.contrib.admin'])).toEqual(['admin.E408', 'admin.E409', 'admin.E410']);
    expect(found([]).map(({ rule }) => rule.id)).toEqual(['security.W001', 'security.W002', 'security.W003']);
  });

  test('there is none without', () => {
    const tried = new Set([...Object.values(BROKEN).flatMap((names) => ids(names))]);
    for (const id of [
      'csrf-sessions',
      'admin.E408',
      'admin.E409',
      'admin.E410',
      'security.W001',
      'security.W002',
      'security.W003',
    ])
      tried.add(id);
    expect(MIDDLEWARE_RULES.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });
});

test('a hint says which two entries, why, and what would break, with the section', () => {
  const [hint] = found(['Authentication', 'Session', 'Security', 'CsrfView', 'XFrameOptions']);
  expect(hint).toMatchObject({ at: 2, other: 0, rule: { kind: 'order' } });
  const [, second] = found(['Authentication', 'Session', 'Security', 'CsrfView', 'XFrameOptions']);
  expect(plain(second?.says ?? [])).toBe(
    '`SessionMiddleware` belongs before `AuthenticationMiddleware`, which keeps in the session who is logged in. Here `AuthenticationMiddleware` stands before it.',
  );
  expect(plain(second?.rule.breaks ?? [])).toMatch(/^`AuthenticationMiddleware` raises `ImproperlyConfigured`/);
  expect(second?.rule.source.address).toMatch(/#middleware-ordering$/);
});
