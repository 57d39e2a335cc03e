// The referee's verdicts of the run on stage as findings, under the lines that broke a rule.
import type { editor } from 'monaco-editor/editor/editor.api.js';
import type { BrokenLine } from '../broken-lines.ts';
import type { Finding } from './finding.ts';

export const brokenFindings = (model: editor.ITextModel, lines: readonly BrokenLine[]): readonly Finding[] =>
  lines
    .filter(({ line }) => line <= model.getLineCount())
    .flatMap(({ line, rules }) =>
      rules.map(({ name, says }) => ({
        line,
        column: model.getLineFirstNonWhitespaceColumn(line) || 1,
        endLine: line,
        endColumn: model.getLineLastNonWhitespaceColumn(line) || 1,
        weight: 'warning' as const,
        says: `${name}. ${says}`,
        rule: '',
        unused: false,
      })),
    );
