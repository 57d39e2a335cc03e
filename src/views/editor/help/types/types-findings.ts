// What the language server says of a file, as findings. Pure.
import type { Finding } from '../finding.ts';
import type { LspDiagnostic } from './lsp.ts';

const WEIGHTS = { 1: 'error', 2: 'warning' } as const;

export function typesFindings(diagnostics: readonly LspDiagnostic[]): readonly Finding[] {
  return diagnostics.flatMap(({ range, message, severity = 1, code, tags = [] }): Finding[] => {
    // Without a rule it is a syntax error, which CPython tells in its own words. What is only faded ruff tells as well.
    if (typeof code !== 'string' || (severity !== 1 && severity !== 2) || tags.includes(1)) return [];
    return [
      {
        line: range.start.line + 1,
        column: range.start.character + 1,
        endLine: range.end.line + 1,
        endColumn: range.end.character + 1,
        weight: WEIGHTS[severity],
        says: sentence(message),
        rule: code,
        unused: false,
      },
    ];
  });
}

/** Its reasons stand indented under what it says, with spaces that keep the lines together. */
const sentence = (message: string): string =>
  message
    .split('\n')
    .map((line) => line.replaceAll('\u00a0', ' ').trimEnd())
    .map((line, nth) => (nth === 0 && !/[.!?:]$/.test(line) ? `${line}.` : line))
    .join('\n');
