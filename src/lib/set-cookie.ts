// One Set-Cookie header, read as RFC 6265, section 5.2, tells browsers to. What it means for a jar is for cookie-jar.ts.
import { cookieDate } from './cookie-date.ts';

export interface SetCookie {
  name: string;
  value: string;
  /** Milliseconds since 1970. */
  expires: number | null;
  /** Seconds. */
  maxAge: number | null;
  /** Lower case, without a dot in front; null when it says none. */
  domain: string | null;
  /** Null when it says none that begins with "/". */
  path: string | null;
  secure: boolean;
  httpOnly: boolean;
  sameSite: 'Strict' | 'Lax' | 'None' | null;
}

/** Null when it is no cookie at all: without a name or without a "=". */
export function readSetCookie(line: string): SetCookie | null {
  const [pair = '', ...attributes] = line.split(';');
  const equals = pair.indexOf('=');
  const name = pair.slice(0, equals).trim();
  if (equals < 0 || name === '') return null;
  const cookie: SetCookie = {
    ...{ name, value: pair.slice(equals + 1).trim(), expires: null, maxAge: null, domain: null, path: null },
    ...{ secure: false, httpOnly: false, sameSite: null },
  };
  // Of two of the same name the last one counts.
  for (const attribute of attributes) {
    const at = attribute.indexOf('=');
    const key = (at < 0 ? attribute : attribute.slice(0, at)).trim().toLowerCase();
    take(cookie, key, at < 0 ? '' : attribute.slice(at + 1).trim());
  }
  return cookie;
}

function take(cookie: SetCookie, key: string, value: string): void {
  // What can't be read is as good as left out.
  if (key === 'expires') cookie.expires = cookieDate(value) ?? cookie.expires;
  else if (key === 'max-age' && /^-?\d+$/.test(value)) cookie.maxAge = Number(value);
  else if (key === 'domain' && value !== '') cookie.domain = value.replace(/^\./, '').toLowerCase();
  else if (key === 'path') cookie.path = value.startsWith('/') ? value : null;
  else if (key === 'secure') cookie.secure = true;
  else if (key === 'httponly') cookie.httpOnly = true;
  else if (key === 'samesite') {
    const wanted = value.toLowerCase();
    cookie.sameSite = (['Strict', 'Lax', 'None'] as const).find((one) => one.toLowerCase() === wanted) ?? null;
  }
}
