// Servers in a sentence: "wsgiref", "wsgiref and uWSGI", "gunicorn, waitress and mod_wsgi".
import type { ServerName } from '../runner/runner.ts';

const SHORT: Record<ServerName, string> = {
  wsgiref: 'wsgiref',
  gunicorn: 'gunicorn',
  waitress: 'waitress',
  uwsgi: 'uWSGI',
  'mod_wsgi-embedded': 'embedded mod_wsgi',
  'mod_wsgi-daemon': 'mod_wsgi’s daemon mode',
};

/** Both modes of mod_wsgi together are simply mod_wsgi. */
export function namesOf(servers: readonly ServerName[]): string {
  const both = servers.includes('mod_wsgi-embedded') && servers.includes('mod_wsgi-daemon');
  const names = new Set(servers.map((name) => (both && name.startsWith('mod_wsgi') ? 'mod_wsgi' : SHORT[name])));
  return joined([...names]);
}

/** How many the words of `namesOf` name: for "keeps" or "keep". */
export function countOf(servers: readonly ServerName[]): number {
  const both = servers.includes('mod_wsgi-embedded') && servers.includes('mod_wsgi-daemon');
  return servers.length - (both ? 1 : 0);
}

/** "a, b and c" */
export function joined(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
