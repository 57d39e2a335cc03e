// What everybody knows who reads `def application(environ, start_response)`, and no type checker: the two are what PEP 3333 says they are. The language
// server is told so in a comment behind such a line, in the form of PEP 484 (Suggested syntax for Python 2.7), and with an import behind the last
// one. So no place in the program moves, and what it says about the lines that are not there is not told on.
import type { Finding } from '../finding.ts';

/** A function, or a method, whose parameters have these names and nothing else; a comment may follow. */
const SHAPE =
  /^([ \t]*(?:async[ \t]+)?def[ \t]+\w+[ \t]*\([ \t]*(?:self[ \t]*,[ \t]*)?environ[ \t]*,[ \t]*start_response[ \t]*,?[ \t]*\)[ \t]*:)[ \t]*(?:#.*)?$/gm;
const TYPED = /#\s*type:/;
/** Names of ours, which nobody is offered. */
const ENVIRON = '_onionskin_environ';
const START_RESPONSE = '_onionskin_start_response';
const ANY = '_onionskin_any';
const IMPORT = `from typing import Any as ${ANY}; from wsgiref.types import WSGIEnvironment as ${ENVIRON}, StartResponse as ${START_RESPONSE}`;

/** What a type of its own stands on says more than we could. */
export function assumed(source: string): string {
  let any = false;
  const text = source.replace(SHAPE, (line, head: string) => {
    if (TYPED.test(line)) return line;
    any = true;
    // What it returns is nobody's to say: to promise bytes would blame programs that are about to be mended.
    return `${head}  # type: (${ENVIRON}, ${START_RESPONSE}) -> ${ANY}`;
  });
  return any ? `${text}\n${IMPORT}\n` : source;
}

const HANDED_ON = /^Argument of type "Any \| None" .* in function "get"/;

/** Of the findings in what was assumed, those that are in the program. That `environ.get` may give None is known now, and that one hands it on to a
 *  `get` of another dict is no mistake. */
export function inSource(source: string, findings: readonly Finding[]): readonly Finding[] {
  const lines = source.split(/\r\n|\r|\n/);
  return findings.filter(
    ({ line, column, says }) => line <= lines.length && column <= (lines[line - 1]?.length ?? 0) + 1 && !HANDED_ON.test(says),
  );
}

export const isAssumed = (name: string): boolean => name.startsWith('_onionskin_');
