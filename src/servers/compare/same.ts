// What differs each time, even from one run of a server to its next: no difference between servers. Dates, ports, times, process numbers.
// src/testing/fidelity/volatile.ts is the same list for tests against recordings; trace/mask.ts and mask-drawn.ts hold what differs in any text.
import { maskText } from '../../trace/mask.ts';
import { maskDrawn } from '../../trace/mask-drawn.ts';
import type { ServerAnswer } from './answer.ts';

/** Keys of environ whose values are made anew for each request or connection. */
const EACH_TIME: ReadonlySet<string> = new Set([
  'REMOTE_PORT',
  'UNIQUE_ID',
  'mod_wsgi.request_start',
  'mod_wsgi.queue_start',
  'mod_wsgi.daemon_start',
  'mod_wsgi.script_start',
  'mod_wsgi.request_id',
  'mod_wsgi.connection_id',
]);

export const differsEachTime = (key: string): boolean => EACH_TIME.has(key);

const IN_LOGS: readonly (readonly [what: RegExp, instead: string])[] = [
  [/\[[^\]\n]*\b2\d{3}(?:[ :][\d:]+(?: [+-]\d{4})?)?\]/g, '[<time>]'],
  [/\[\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d [+-]\d{4}\]/g, '[<time>]'],
  [/\[(\d+)\](?= \[[A-Z]+\])/g, '[<pid>]'],
  [/\b(pid[:=] ?|tid |worker |\(pid:|pid: )\d+/gi, '$1<pid>'],
  [/(127\.0\.0\.1[:', ]+)\d{4,5}(?!\d)/g, '$1<port>'],
  [/\bin \d+ msecs\b/g, 'in <n> msecs'],
];

export const sameLog = (text: string): string =>
  maskText(IN_LOGS.reduce((masked, [what, instead]) => masked.replace(what, instead), text));

/** A body may show what environ held: where it repeats such a value, that is masked, too. */
export function sameBody(body: string, { environ }: ServerAnswer): string {
  const values = [...EACH_TIME].flatMap((key) => {
    const value = environ?.[key]?.[1];
    return typeof value === 'string' && value.length > 3 ? [value] : [];
  });
  return maskDrawn(values.reduce((masked, value) => masked.replaceAll(value, '<each time>'), body));
}

/** A cookie's value that looks drawn or signed. No server writes cookies: that it is another one each time is the application's doing. */
const TOKEN = /^([^=;]+)=([\w.:+/~=-]{20,}|"[\w.:+/~=-]{20,}")(?=;|$)/;

export const sameCookie = (line: string): string =>
  maskDrawn(line).replace(TOKEN, (_, name: string, value: string) => `${name}=<${value.length} characters>`);

/** For a cell: who it is and what it may do are more than its value. */
export function shortCookie(line: string): string {
  return line.replace(TOKEN, (_, name: string, value: string) => `${name}=${value.slice(0, 8)}…`);
}
