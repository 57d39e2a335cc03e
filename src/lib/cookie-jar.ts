// A browser's cookies for one site: what it keeps of a Set-Cookie and what it sends with a request, each time with the reason in a sentence.
// RFC 6265, sections 5.3 and 5.4; where browsers have gone on since (SameSite, names that begin with __Host-) as its successor has it.
import { readSetCookie, type SetCookie } from './set-cookie.ts';

export interface Cookie {
  name: string;
  value: string;
  domain: string;
  /** It goes to this very host only. */
  hostOnly: boolean;
  path: string;
  /** Milliseconds since 1970; null: until the tab is closed. */
  expires: number | null;
  secure: boolean;
  httpOnly: boolean;
  sameSite: SetCookie['sameSite'];
  /** Grows with each cookie that is new: of equally long paths the older one is sent first. */
  nth: number;
  /** Why it was kept. */
  says: string;
}
export type Jar = readonly Cookie[];

/** Where a request goes, or a response comes from. */
export interface Address {
  host: string;
  /** Without the query. */
  path: string;
  /** https. */
  secure: boolean;
}

/** What became of one Set-Cookie. */
export interface Kept {
  name: string;
  line: string;
  kept: boolean;
  says: string;
}
/** Whether a cookie goes with a request. */
export interface Sent {
  name: string;
  sent: boolean;
  says: string;
}

/** Browsers have these bounds, more or less: RFC 6265, 6.1. */
const LARGEST = 4096;
const MOST = 50;

/** Takes in the Set-Cookie lines of one response. */
export function keepCookies(jar: Jar, lines: readonly string[], from: Address, now: number): { jar: Jar; told: readonly Kept[] } {
  let kept = jar.filter(({ expires }) => expires === null || expires > now);
  const told = lines.map((line): Kept => {
    const read = readSetCookie(line);
    if (read === null)
      return { name: '', line, kept: false, says: 'It has no name and value with a “=” between: it is ignored.' };
    const { name } = read;
    const refused = refuse(read, from);
    if (refused !== null) return { name, line, kept: false, says: refused };
    const cookie = made(read, from, now, Math.max(0, ...kept.map(({ nth }) => nth)) + 1);
    const before = kept.find((one) => isSame(one, cookie));
    const others = kept.filter((one) => one !== before);
    if (cookie.expires !== null && cookie.expires <= now) {
      kept = others;
      const says = before
        ? 'Removed: its time is over, which is how a server takes a cookie back.'
        : 'Its time is over, so there is nothing to keep.';
      return { name, line, kept: false, says };
    }
    const says = `${before ? 'Kept in place of the one before' : 'Kept'}: ${cookie.says}`;
    // RFC 6265, 5.3, step 11.3: one that replaces another keeps its age.
    kept = [...others, before ? { ...cookie, nth: before.nth } : cookie].slice(-MOST);
    return { name, line, kept: true, says };
  });
  return { jar: kept, told };
}

/** The Cookie header for a request, null when there is none; and of each cookie why. */
export function cookiesFor(jar: Jar, to: Address, now: number): { header: string | null; told: readonly Sent[] } {
  // RFC 6265, 5.4, step 2: longer paths first, among equals the older.
  const ordered = jar.toSorted((a, b) => b.path.length - a.path.length || a.nth - b.nth);
  const looked = ordered.map((cookie) => ({ cookie, why: holdBack(cookie, to, now) }));
  const going = looked.filter(({ why }) => why === null).map(({ cookie: { name, value } }) => `${name}=${value}`);
  const told = looked.map(({ cookie, why }): Sent => {
    const says = why ?? `${to.path} is ${cookie.path === '/' ? 'a path of this site' : `under ${cookie.path}`}.`;
    return { name: cookie.name, sent: why === null, says };
  });
  return { header: going.length === 0 ? null : going.join('; '), told };
}

/** Why this can't be kept, or null. */
function refuse(cookie: SetCookie, { host, secure }: Address): string | null {
  const { name, value, domain } = cookie;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\x00-\x08\x0a-\x1f\x7f]/.test(name + value)) return 'Refused: it holds a control character.';
  if (name.length + value.length > LARGEST) return `Refused: name and value are more than ${LARGEST} bytes.`;
  if (domain !== null && !isWithin(host, domain)) return `Refused: its Domain is ${domain}, and this site is ${host}.`;
  if (domain !== null && domain !== host && !domain.includes('.'))
    return `Refused: its Domain ${domain} is shared by everybody's sites.`;
  if (cookie.sameSite === 'None' && !cookie.secure) return 'Refused: SameSite=None is only taken together with Secure.';
  if (/^__secure-/i.test(name) && !(cookie.secure && secure))
    return 'Refused: a name that begins with __Secure- needs Secure, and https.';
  if (/^__host-/i.test(name) && !(cookie.secure && secure && cookie.path === '/' && domain === null))
    return 'Refused: a name that begins with __Host- needs Secure, https, Path=/ and no Domain.';
  return null;
}

function made(read: SetCookie, from: Address, now: number, nth: number): Cookie {
  const { maxAge, expires, domain, path, name, value, secure, httpOnly, sameSite } = read;
  // RFC 6265, 5.3, step 3: Max-Age has precedence.
  const until = maxAge !== null ? (maxAge <= 0 ? 0 : now + maxAge * 1000) : expires;
  const where = path ?? defaultPath(from.path);
  const parts = [
    path === null ? `for ${where}, as it says no Path and came from ${from.path}` : `for ${where}`,
    domain === null ? '' : `on ${domain} and all below it`,
    until === null
      ? 'until the tab is closed'
      : maxAge !== null
        ? `for ${span(maxAge)}`
        : `until ${new Date(until).toUTCString()}`,
  ];
  return {
    ...{ name, value, domain: domain ?? from.host, hostOnly: domain === null, path: where, expires: until },
    ...{ secure, httpOnly, sameSite, nth, says: `${parts.filter((part) => part !== '').join(', ')}.` },
  };
}

/** Why it does not go with a request, or null. */
function holdBack(cookie: Cookie, to: Address, now: number): string | null {
  const { domain, hostOnly, path, expires, secure } = cookie;
  if (expires !== null && expires <= now) return 'Not sent: its time is over.';
  if (hostOnly ? domain !== to.host : !isWithin(to.host, domain)) return `Not sent: it belongs to ${domain}.`;
  if (!pathMatches(to.path, path)) return `Not sent: ${to.path} is not under its Path ${path}.`;
  if (secure && !to.secure)
    return 'Not sent: it is Secure, and this is http. (For localhost, Chrome and Firefox make an exception; no real http site gets it.)';
  return null;
}

const isSame = (a: Cookie, b: Cookie): boolean => a.name === b.name && a.domain === b.domain && a.path === b.path;

/** RFC 6265, 5.1.3: the same, or ends with it behind a dot. */
const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

/** RFC 6265, 5.1.4. */
export function defaultPath(path: string): string {
  const last = path.lastIndexOf('/');
  return path.startsWith('/') && last > 0 ? path.slice(0, last) : '/';
}

/** RFC 6265, 5.1.4. */
export const pathMatches = (path: string, of: string): boolean =>
  path === of || (path.startsWith(of) && (of.endsWith('/') || path[of.length] === '/'));

function span(seconds: number): string {
  const units = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
  ] as const;
  for (const [size, name] of units) {
    if (seconds >= size && seconds % size === 0) return `${seconds / size} ${name}${seconds === size ? '' : 's'}`;
  }
  return `${seconds} second${seconds === 1 ? '' : 's'}`;
}
