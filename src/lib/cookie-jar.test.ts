// A browser's jar: what it keeps and sends, and the reason for each, by RFC 6265.
import { describe, expect, test } from 'vitest';
import { cookieDate } from './cookie-date.ts';
import { type Address, cookiesFor, defaultPath, type Jar, keepCookies, pathMatches } from './cookie-jar.ts';
import { readSetCookie } from './set-cookie.ts';

const NOW = Date.UTC(2026, 0, 1);
const at = (path: string, more: Partial<Address> = {}): Address => ({ host: 'shop.example.org', path, secure: false, ...more });
const kept = (lines: string[], from = at('/'), jar: Jar = []) => keepCookies(jar, lines, from, NOW);
const sent = (jar: Jar, to = at('/'), now = NOW) => cookiesFor(jar, to, now).header;

describe('a Set-Cookie is read as browsers do', () => {
  test('a name and a value, and marks in any letters', () => {
    expect(readSetCookie('  a = b=c ; PATH=/x; secure ; HttpOnly; samesite=lax; Domain=.Example.org; nonsense')).toEqual({
      ...{ name: 'a', value: 'b=c', path: '/x', secure: true, httpOnly: true, sameSite: 'Lax', domain: 'example.org' },
      ...{ expires: null, maxAge: null },
    });
  });
  test.each(['', 'a', '=b', ';a=b'])('%j is none', (line) => expect(readSetCookie(line)).toBeNull());
  test('what can’t be read of it is as good as left out', () => {
    expect(readSetCookie('a=b; Max-Age=soon; Expires=never; Path=x')).toMatchObject({ maxAge: null, expires: null, path: null });
  });
});

describe('dates, as servers write them', () => {
  test.each([
    ['Wed, 21 Oct 2026 07:28:00 GMT', '2026-10-21T07:28:00.000Z'],
    ['Wednesday, 21-Oct-26 07:28:00 GMT', '2026-10-21T07:28:00.000Z'],
    ['Wed Oct 21 07:28:00 2026', '2026-10-21T07:28:00.000Z'],
    ['Thu, 01 Jan 1970 00:00:00 GMT', '1970-01-01T00:00:00.000Z'],
    ['1 jan 94 1:2:3', '1994-01-01T01:02:03.000Z'],
  ])('%s', (text, iso) => expect(new Date(cookieDate(text) ?? Number.NaN).toISOString()).toBe(iso));
  test.each(['', 'tomorrow', '31 Feb 2026 00:00:00', '1 Jan 2026 24:00:00', '1 Jan 1600 00:00:00'])('%j is none', (text) =>
    expect(cookieDate(text)).toBeNull(),
  );
});

describe('what is kept, and why', () => {
  test.each([
    ['a=1', 'Kept: for /, as it says no Path and came from /, until the tab is closed.'],
    ['a=1; Path=/x; Max-Age=7200', 'Kept: for /x, for 2 hours.'],
    ['a=1; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT', 'Kept: for /, until Wed, 21 Oct 2026 07:28:00 GMT.'],
    ['a=1; Path=/; Domain=example.org', 'Kept: for /, on example.org and all below it, until the tab is closed.'],
    // RFC 6265, 5.3, step 3: Max-Age has precedence over Expires.
    ['a=1; Path=/; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'Kept: for /, for 1 minute.'],
  ])('%s', (line, says) => expect(kept([line]).told).toEqual([{ name: 'a', line, kept: true, says }]));

  test.each([
    ['a', /no name and value/],
    ['a=1; Domain=example.com', /its Domain is example.com, and this site is shop.example.org/],
    ['a=1; Domain=org', /Domain org is shared/],
    ['a=1; Domain=op.example.org', /its Domain is op.example.org/],
    ['a=1; SameSite=None', /SameSite=None is only taken together with Secure/],
    ['__Secure-a=1; Secure', /needs Secure, and https/],
    ['__Host-a=1; Secure; Path=/', /__Host- needs Secure, https, Path=\/ and no Domain/],
    [`a=${'x'.repeat(5000)}`, /more than 4096 bytes/],
    ['a=\u0001', /control character/],
    ['a=1; Max-Age=0', /its time is over/i],
  ])('not %s', (line, says) => {
    const { jar, told } = kept([line]);
    expect(jar).toEqual([]);
    expect(told).toMatchObject([{ kept: false, says: expect.stringMatching(says) }]);
  });

  test('with https those names are kept', () => {
    const lines = ['__Secure-a=1; Secure', '__Host-a=1; Secure; Path=/', 'b=1; SameSite=None; Secure'];
    expect(kept(lines, at('/', { secure: true })).jar).toHaveLength(3);
  });

  test('a server takes one back with a time that is over', () => {
    const { jar } = kept(['a=1; Path=/']);
    const gone = kept(['a=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT'], at('/'), jar);
    expect(gone.jar).toEqual([]);
    expect(gone.told[0]?.says).toMatch(/^Removed/);
  });

  test('one of the same name, domain and path takes the place of the one before; another path is another cookie', () => {
    const { jar } = kept(['a=1; Path=/', 'b=2; Path=/', 'a=3; Path=/', 'a=4; Path=/x']);
    expect(sent(jar, at('/x'))).toBe('a=4; a=3; b=2');
  });
});

describe('what is sent, and why', () => {
  const jar = kept(['all=1; Path=/', 'shop=2; Path=/shop', 'wide=3; Path=/; Domain=example.org', 'safe=4; Path=/; Secure']).jar;
  test('longer paths first, then the older', () => expect(sent(jar, at('/shop/cart'))).toBe('shop=2; all=1; wide=3'));
  test('a path is no mere beginning', () => expect(sent(jar, at('/shopping'))).toBe('all=1; wide=3'));
  test('another host below the domain', () => expect(sent(jar, at('/', { host: 'op.example.org' }))).toBe('wide=3'));
  test('https', () => expect(sent(jar, at('/', { secure: true }))).toBe('all=1; wide=3; safe=4'));
  test('nothing for strangers', () => expect(sent(jar, at('/', { host: 'example.com' }))).toBeNull());
  test('until its time is over', () => {
    const short = kept(['a=1; Max-Age=10']).jar;
    expect([sent(short, at('/'), NOW + 9999), sent(short, at('/'), NOW + 10_000)]).toEqual(['a=1', null]);
  });
  test('each with its reason', () => {
    expect(
      cookiesFor(jar, at('/elsewhere'), NOW).told.map(({ name, sent, says }) => `${name} ${sent ? '+' : '-'} ${says}`),
    ).toEqual([
      'shop - Not sent: /elsewhere is not under its Path /shop.',
      'all + /elsewhere is a path of this site.',
      'wide + /elsewhere is a path of this site.',
      expect.stringMatching(/^safe - Not sent: it is Secure, and this is http/),
    ]);
  });
});

test.each([
  ['/', '/'],
  ['/a', '/'],
  ['/a/', '/a'],
  ['/a/b/c', '/a/b'],
  ['', '/'],
])('the path of a cookie from %j is %j', (path, wanted) => expect(defaultPath(path)).toBe(wanted));
test('paths match by whole parts', () => {
  expect([pathMatches('/a/b', '/a'), pathMatches('/ab', '/a'), pathMatches('/a', '/a/'), pathMatches('/a/', '/a/')]).toEqual([
    ...[true, false, false, true],
  ]);
});
