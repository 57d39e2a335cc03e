// Where an answer sends a browser on to, and with which method (Fetch, "HTTP-redirect fetch").
import { whereTo } from '../lib/site.ts';
import * as strings from '../strings/store/redirects.ts';
import type { Visit } from './browse-state.ts';
import type { SiteAnswer } from './site-answer.ts';

/** The next request; or why there is none, although it is a redirect; null when it is none. */
export function redirectOf(
  { status, headers }: Pick<SiteAnswer, 'status' | 'headers'>,
  visit: Visit,
): { visit: Visit } | { says: string } | null {
  const code = Number.parseInt(status, 10);
  if (![301, 302, 303, 307, 308].includes(code)) return null;
  const location = headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
  if (location === undefined) return { says: strings.noLocation(status) };
  const where = whereTo(location, visit.target);
  if (where.kind === 'elsewhere') return { says: strings.elsewhere(status, where.url) };
  if (where.kind === 'nowhere') return { says: strings.nowhere(status, location, where.says) };
  const { target } = where;
  // Fetch, step 10: a fragment outlives a redirect that has none.
  const hash = where.hash || visit.hash;
  const asGet = (code === 303 && visit.method !== 'GET' && visit.method !== 'HEAD') || (code <= 302 && visit.method === 'POST');
  return { visit: { ...visit, target, hash, ...(asGet ? { method: 'GET', body: null } : {}) } };
}
