// Findings as Monaco's markers. Each helper owns its own, so that what one takes back leaves the others' alone.
import type { editor } from 'monaco-editor/editor/editor.api.js';
import * as strings from '../../../strings/editor/help/markers.ts';
import type { Monaco } from '../monaco.ts';
import type { Finding } from './finding.ts';

/** Who has put a marker there. CPython's own are `python`. */
export type Owner = 'ruff' | 'types' | 'referee';

export function mark(monaco: Monaco, model: editor.ITextModel, owner: Owner, found: readonly Finding[]): void {
  const { MarkerSeverity, MarkerTag } = monaco;
  const weights = {
    error: MarkerSeverity.Error,
    warning: MarkerSeverity.Warning,
    hint: MarkerSeverity.Hint,
  };
  const markers = found.map(
    ({ line, column, endLine, endColumn, weight, says, rule, unused }): editor.IMarkerData => ({
      startLineNumber: line,
      startColumn: column,
      endLineNumber: endLine,
      endColumn,
      severity: weights[weight],
      message: says,
      source: strings.sources[owner],
      ...(rule === '' ? {} : { code: rule }),
      ...(unused ? { tags: [MarkerTag.Unnecessary] } : {}),
    }),
  );
  monaco.editor.setModelMarkers(model, owner, markers);
}
