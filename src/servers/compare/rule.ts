// A rule explains one kind of difference: where it applies, whose doing it is, the sentence, and where that can be read.
// Rules know servers and standards, never a particular program or request.
import type { ServerName } from '../../runner/runner.ts';
import type { AskedRequest, ServerAnswer } from './answer.ts';
import type { Draft } from './draft.ts';

/** One server in one row. */
export interface Seen {
  answer: ServerAnswer;
  name: ServerName;
  /** What it has there; empty for nothing. */
  text: string;
  absent: boolean;
  row: Draft;
  request: AskedRequest;
}

export interface Rule {
  /** The rows it speaks about: an id, or a way to tell. */
  of: string | RegExp;
  /** Is this what that server does here? */
  who: (seen: Seen) => boolean;
  /** One sentence. `names` are those servers, `s` is the ending of a verb ("keep" + s), `what` names the row. */
  says: (words: RuleWords) => string;
  source: string;
}

export interface RuleWords {
  names: string;
  /** "s" for one, "" for several. */
  s: 's' | '';
  /** "is" or "are", "does" or "do", "has" or "have". */
  is: 'is' | 'are';
  does: 'does' | 'do';
  has: 'has' | 'have';
  what: string;
  text: string;
  request: AskedRequest;
}

/** Where a rule is written down, or that it was seen. */
export const SEEN = {
  wsgiref: 'wsgiref, CPython 3.14',
  gunicorn: 'gunicorn 26.2.2, as recorded',
  waitress: 'waitress 3.0.2, as recorded',
  uwsgi: 'uWSGI 2.0.31, as recorded',
  apache: 'Apache 2.4.69 with mod_wsgi 5.0.2, as recorded',
  all: 'the servers, as recorded',
} as const;

export const isApache = (name: ServerName): boolean => name.startsWith('mod_wsgi');
export const oneOf =
  (...names: readonly ServerName[]) =>
  ({ name }: { name: ServerName }): boolean =>
    names.includes(name);
