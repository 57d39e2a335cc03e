// What was found in a file, as the light editor marks it: by CPython, by ruff and by the referee, each in its own words.
import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import * as strings from '../../../strings/editor/light/findings.ts';
import type { BrokenLine } from '../broken-lines.ts';
import { utf16Column } from '../columns.ts';
import type { Finding } from '../help/finding.ts';
import type { SyntaxFault } from '../surface-verbs.ts';

/** Offset of a place; lines and columns (UTF-16 units) are 1-based, and what lies behind the end is the end. */
function offset(doc: Text, line: number, column: number): number {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(from + column - 1, to);
}

export const ofRuff = (doc: Text, found: readonly Finding[]): Diagnostic[] =>
  found.map(({ line, column, endLine, endColumn, weight, says, rule, unused }) => ({
    from: offset(doc, line, column),
    to: offset(doc, endLine, endColumn),
    severity: weight,
    message: says,
    source: strings.ruff(rule),
    ...(unused && { markClass: 'ed-unused' }),
  }));

export function ofPython(doc: Text, fault: SyntaxFault | null): Diagnostic[] {
  if (fault === null) return [];
  const at = (line: number, column: number) => offset(doc, line, utf16Column(doc.line(Math.min(line, doc.lines)).text, column));
  const from = at(fault.line, fault.column);
  // Behind the end of a line there is nothing to underline: then the place is a point.
  const to =
    fault.endColumn === null ? Math.min(from + 1, doc.lineAt(from).to) : at(fault.endLine ?? fault.line, fault.endColumn);
  return [{ from, to: Math.max(to, from), severity: 'error', message: fault.says, source: strings.python }];
}

export const ofReferee = (doc: Text, broken: readonly BrokenLine[]): Diagnostic[] =>
  broken.flatMap(({ line, rules }) => {
    if (line > doc.lines) return [];
    const { from, to, text } = doc.line(line);
    const start = from + text.length - text.trimStart().length;
    return rules.map(({ name, says }) => ({
      from: start,
      to,
      severity: 'warning' as const,
      message: `${name}. ${says}`,
      source: strings.referee,
    }));
  });
