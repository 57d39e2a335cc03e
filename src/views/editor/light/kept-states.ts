// One CodeMirror state per file: its text, its undo history, its caret. Those of a lesson are put aside when another one comes, and they outlive the
// panel they are shown in: on a phone it goes whenever another tab is opened. The store is the truth about text; a state follows it undoably.
import { isolateHistory } from '@codemirror/commands';
import { Annotation, type EditorState, type TransactionSpec } from '@codemirror/state';
import { smallestEdit } from '../smallest-edit.ts';

/** Marks what flows from the store: no edit of the user's. */
export const following = Annotation.define<true>();

/** Lessons whose histories are kept, the one in view among them. */
const MOST_SCOPES = 12;

interface Kept {
  state: EditorState;
  /** How far it was scrolled, in pixels. */
  top: number;
}

export class KeptStates {
  readonly #make: (source: string) => EditorState;
  #scope = '';
  #states = new Map<string, Kept>();
  /** Those of other lessons, the latest last. */
  readonly #aside = new Map<string, Map<string, Kept>>();

  constructor(make: (source: string) => EditorState) {
    this.#make = make;
  }

  get(file: string): EditorState | undefined {
    return this.#states.get(file)?.state;
  }

  topOf(file: string): number {
    return this.#states.get(file)?.top ?? 0;
  }

  /** What became of a file in view. */
  put(file: string, now: Partial<Kept>): void {
    const kept = this.#states.get(file);
    if (kept !== undefined) this.#states.set(file, { ...kept, ...now });
  }

  /** Makes the states equal to `files`. Another text comes as an edit that can be undone. */
  follow(scope: string, files: Readonly<Record<string, string>>): void {
    if (scope !== this.#scope) this.#enter(scope);
    const missing = [...this.#states.keys()].filter((name) => files[name] === undefined);
    for (const [name, source] of Object.entries(files)) {
      const text = source.replaceAll('\r\n', '\n');
      const { state, top } = this.#states.get(name) ?? this.#renamed(missing, text) ?? { state: this.#make(text), top: 0 };
      const edit = catchUp(state, text);
      this.#states.set(name, { state: edit === null ? state : state.update(edit).state, top });
    }
    for (const name of missing) this.#states.delete(name);
  }

  /** A new name with the text of one that just went is a rename: it keeps its history. */
  #renamed(missing: string[], text: string): Kept | undefined {
    const from = missing.findIndex((gone) => this.get(gone)?.doc.toString() === text);
    const before = missing[from];
    if (before === undefined) return undefined;
    missing.splice(from, 1);
    const kept = this.#states.get(before);
    this.#states.delete(before);
    return kept;
  }

  #enter(scope: string): void {
    if (this.#states.size > 0) this.#aside.set(this.#scope, this.#states);
    this.#scope = scope;
    this.#states = this.#aside.get(scope) ?? new Map();
    this.#aside.delete(scope);
    const [oldest] = this.#aside.keys();
    if (this.#aside.size >= MOST_SCOPES && oldest !== undefined) this.#aside.delete(oldest);
  }
}

function catchUp(state: EditorState, text: string): TransactionSpec | null {
  const edit = smallestEdit(state.doc.toString(), text);
  if (edit === null) return null;
  return {
    changes: { from: edit.from, to: edit.to, insert: edit.text },
    annotations: [following.of(true), isolateHistory.of('full')],
  };
}
