// How CodeMirror is set for the page: what it colours and closes, its keys, and what it tells of.
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentLess } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import { margin } from './decorations.ts';
import { following } from './kept-states.ts';
import { pythonLook } from './python-look.ts';
import { INDENT, indent } from './typing.ts';

/** Who hears of what is done in it. */
export interface Heard {
  /** The line of the caret, counted from 1. */
  readonly line: number;
  edited(): void;
  format(): void;
  nextProblem(): void;
  toggleTab(): void;
  markChosen(line: number): void;
  ruleChosen(line: number): void;
  stopToggled(line: number): void;
}

/** `ears` gives the surface on screen: the states, and with them all this, outlive it. */
export function setup(ears: () => Heard | null): Extension {
  /** A key is for the surface, and for nothing else. */
  const acts = (act: (heard: Heard) => void) => () => {
    const heard = ears();
    if (heard !== null) act(heard);
    return heard !== null;
  };
  return [
    margin(
      (line, on) => (on.closest('.ed-broken') ? ears()?.ruleChosen(line) : ears()?.stopToggled(line)),
      (line, on) => (on.closest('.ed-hop') ? ears()?.markChosen(line) : ears()?.stopToggled(line)),
    ),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    python(),
    pythonLook,
    indentUnit.of(INDENT),
    EditorView.contentAttributes.of({ tabindex: '0', autocapitalize: 'off', autocorrect: 'off', spellcheck: 'false' }),
    keymap.of([
      { key: 'Tab', run: indent, shift: indentLess },
      { key: 'Alt-Enter', run: acts((heard) => heard.markChosen(heard.line)) },
      { key: 'F9', run: acts((heard) => heard.stopToggled(heard.line)) },
      { key: 'F8', run: acts((heard) => heard.nextProblem()) },
      { key: 'Ctrl-m', mac: 'Ctrl-Shift-m', run: acts((heard) => heard.toggleTab()) },
      { key: 'Shift-Alt-f', run: acts((heard) => heard.format()) },
      ...closeBracketsKeymap,
      ...historyKeymap,
      ...defaultKeymap,
    ]),
    EditorView.updateListener.of(({ docChanged, transactions }) => {
      if (docChanged && !transactions.some((one) => one.annotation(following))) ears()?.edited();
    }),
  ];
}
