// CPython's complaint about a file, under the code it is about.
import type { editor } from 'monaco-editor/editor/editor.api.js';
import type { State } from '../../../store/state.ts';
import { utf16Column } from '../columns.ts';
import type { Monaco } from '../monaco.ts';

export function markSyntax(monaco: Monaco, model: editor.ITextModel, fault: State['syntax'][string] | null): void {
  if (!fault) {
    monaco.editor.setModelMarkers(model, 'python', []);
    return;
  }
  const last = model.getLineCount();
  const line = Math.min(fault.line, last);
  const endLine = Math.min(fault.endLine ?? fault.line, last);
  const startColumn = utf16Column(model.getLineContent(line), fault.column);
  const endColumn = fault.endColumn === null ? startColumn + 1 : utf16Column(model.getLineContent(endLine), fault.endColumn);
  const empty = endLine === line && endColumn <= startColumn;
  monaco.editor.setModelMarkers(model, 'python', [
    {
      severity: monaco.MarkerSeverity.Error,
      message: fault.says,
      source: 'CPython',
      startLineNumber: line,
      startColumn,
      endLineNumber: endLine,
      endColumn: empty ? startColumn + 1 : endColumn,
    },
  ]);
}
