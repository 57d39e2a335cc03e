// One Monaco model per file of the lesson in view: its text, its undo history, and where the eye was in it.
// The store is the truth about text; a model follows it with undoable edits, so "start over" can be undone with Ctrl+Z as well.
import type { editor } from 'monaco-editor/editor/editor.api.js';
import type { Monaco } from './monaco.ts';
import { LANGUAGE } from './python-language.ts';
import { smallestEdit } from './smallest-edit.ts';

interface Kept {
  model: editor.ITextModel;
  view: editor.ICodeEditorViewState | null;
}

export class Models {
  readonly #monaco: Monaco;
  readonly #onEdit: (file: string, source: string) => void;
  #scope = '';
  #kept = new Map<string, Kept>();
  /** True while text flows from the store into a model: not an edit of the user's. */
  #following = false;

  constructor(monaco: Monaco, onEdit: (file: string, source: string) => void) {
    this.#monaco = monaco;
    this.#onEdit = onEdit;
  }

  get(file: string): Kept | undefined {
    return this.#kept.get(file);
  }

  nameOf(model: editor.ITextModel | null): string | null {
    for (const [name, kept] of this.#kept) if (kept.model === model) return name;
    return null;
  }

  /** Makes the models equal to `files`. `scope` is the lesson: another one starts with fresh histories. */
  follow(scope: string, files: Readonly<Record<string, string>>): void {
    if (scope !== this.#scope) this.clear();
    this.#scope = scope;
    const missing = [...this.#kept.keys()].filter((name) => files[name] === undefined);
    for (const [name, source] of Object.entries(files)) {
      const kept = this.#kept.get(name);
      if (kept) this.#replace(kept.model, source);
      else this.#add(name, source, missing);
    }
    for (const name of missing) {
      this.#kept.get(name)?.model.dispose();
      this.#kept.delete(name);
    }
  }

  clear(): void {
    for (const { model } of this.#kept.values()) model.dispose();
    this.#kept.clear();
  }

  /** A new name with the text of one that just went is a rename: it keeps its history. */
  #add(name: string, source: string, missing: string[]): void {
    const from = missing.findIndex((gone) => this.#kept.get(gone)?.model.getValue() === source);
    const before = missing[from];
    const kept = before === undefined ? undefined : this.#kept.get(before);
    if (before !== undefined && kept) {
      missing.splice(from, 1);
      this.#kept.delete(before);
      this.#kept.set(name, kept);
      return;
    }
    const model = this.#monaco.editor.createModel(source, LANGUAGE);
    model.updateOptions({ tabSize: 4, insertSpaces: true });
    model.setEOL(this.#monaco.editor.EndOfLineSequence.LF);
    model.onDidChangeContent(() => {
      const now = this.nameOf(model);
      if (now !== null && !this.#following) this.#onEdit(now, model.getValue());
    });
    this.#kept.set(name, { model, view: null });
  }

  #replace(model: editor.ITextModel, source: string): void {
    const edit = smallestEdit(model.getValue(), source.replaceAll('\r\n', '\n'));
    if (!edit) return;
    const range = this.#monaco.Range.fromPositions(model.getPositionAt(edit.from), model.getPositionAt(edit.to));
    this.#following = true;
    model.pushStackElement();
    model.pushEditOperations([], [{ range, text: edit.text }], () => null);
    model.pushStackElement();
    this.#following = false;
  }
}
