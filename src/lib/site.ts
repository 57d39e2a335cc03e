// Addresses of the one site that there is: what a link of a page means, and what a browser would ask the server for (WHATWG URL).
import { HOST } from './http-message.ts';

export const ORIGIN = `http://${HOST}`;
export const HOST_NAME = HOST.split(':')[0] ?? HOST;

/** Where an address leads: to a target of this site, to the page itself, or away. */
export type Where =
  | { kind: 'here'; target: string; hash: string }
  | { kind: 'elsewhere'; url: string }
  | { kind: 'nowhere'; says: string };

/** `from` is the target of the page that says it, or its base. */
export function whereTo(address: string, from: string): Where {
  let url: URL;
  try {
    url = new URL(address, new URL(from, ORIGIN));
  } catch {
    return { kind: 'nowhere', says: `“${address}” is no address.` };
  }
  if (url.origin === ORIGIN) return { kind: 'here', target: `${url.pathname}${url.search}`, hash: url.hash };
  if (url.protocol === 'http:' || url.protocol === 'https:') return { kind: 'elsewhere', url: url.href };
  return { kind: 'nowhere', says: `An address that begins with ${url.protocol} asks no server for anything.` };
}

/** What somebody wrote into an address bar: a path, or a whole address of this site. */
export function typedTarget(text: string): Where {
  const typed = text.trim();
  const named = NAMED.exec(typed);
  if (named) return whereTo(`${ORIGIN}${typed.slice(named[0].length)}`, '/');
  return whereTo(/^(?:\/|[a-z]+:\/\/)/i.test(typed) ? typed : `/${typed}`, '/');
}
/** As one calls the machine one sits at. */
const NAMED = /^(?:http:\/\/)?(?:localhost|127\.0\.0\.1)(?::8000)?(?=[/?#]|$)/i;

/** A target's path, without its query. */
export const pathOf = (target: string): string => target.split(/[?#]/)[0] ?? target;
