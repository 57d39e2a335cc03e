// What ruff says of a file, as findings. Pure.
import type { Diagnostic } from '@astral-sh/ruff-wasm-web';
import type { Finding } from './finding.ts';

/** A name that does not exist ends the program when the line is reached; the rest may be as it was meant. */
const SURE = /^(F821|F822|F823|F7|PLE)/;

export function ruffFindings(diagnostics: readonly Diagnostic[]): readonly Finding[] {
  return diagnostics.flatMap(({ code, message, tags, start_location, end_location }): Finding[] => {
    // A syntax error is told by CPython, in its own words.
    if (code === null || !/^[A-Z]+\d+$/.test(code)) return [];
    const unused = tags.includes('unnecessary');
    return [
      {
        line: start_location.row,
        column: start_location.column,
        endLine: end_location.row,
        endColumn: end_location.column,
        weight: unused ? 'hint' : SURE.test(code) ? 'error' : 'warning',
        says: `${message}.`.replace(/([.!?])\.$/, '$1'),
        rule: code,
        unused,
      },
    ];
  });
}
