// What the keyboard and the row of keys do to the text.
import { insertBracket } from '@codemirror/autocomplete';
import { indentMore, undo } from '@codemirror/commands';
import type { EditorState, TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

export const INDENT = '    ';

/** To the next stop of four, or all lines that are chosen by one. */
export function indent(view: EditorView): boolean {
  const { main } = view.state.selection;
  if (!main.empty) return indentMore(view);
  const column = main.from - view.state.doc.lineAt(main.from).from;
  view.dispatch(typed(view.state, INDENT.slice(column % INDENT.length)));
  return true;
}

/** A key of the row; any but two is text, and brackets close. */
export function press(view: EditorView, key: 'Tab' | 'Undo' | (string & {})): void {
  if (key === 'Undo') undo(view);
  else if (key === 'Tab') indent(view);
  else view.dispatch(insertBracket(view.state, key) ?? typed(view.state, key));
  view.dispatch({ scrollIntoView: true });
}

const typed = (state: EditorState, text: string): TransactionSpec => ({
  ...state.replaceSelection(text),
  userEvent: 'input.type',
});
