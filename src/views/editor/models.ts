// One Monaco model per file: its text, its undo history, and where the eye was in it. Those of a lesson are put aside when another one comes,
// and are there again when one comes back: Ctrl+Z still knows. They outlive the panel as well, which a narrow page takes away with each tab.
// The store is the truth about text; a model follows it with undoable edits, so "start over" can be undone with Ctrl+Z as well.
import type { editor } from 'monaco-editor/editor/editor.api.js';
import type { Monaco } from './monaco.ts';
import { LANGUAGE } from './python-language.ts';
import { smallestEdit } from './smallest-edit.ts';

interface Kept {
  model: editor.ITextModel;
  view: editor.ICodeEditorViewState | null;
}
type Kepts = Map<string, Kept>;
type Heard = (file: string, source: string) => void;

/** Is told what becomes of the files of the lesson in view. A rename is a file that goes and another that comes. */
export interface ModelWatcher {
  opened(name: string, model: editor.ITextModel): void;
  edited(name: string, model: editor.ITextModel): void;
  closed(name: string, model: editor.ITextModel): void;
}

/** Lessons whose histories are kept, the one in view among them. */
const MOST_SCOPES = 12;

export class Models {
  readonly #monaco: Monaco;
  #heard: Heard | null = null;
  readonly #watchers = new Set<ModelWatcher>();
  #scope = '';
  #kept: Kepts = new Map();
  /** Those of other lessons, the latest last. */
  readonly #aside = new Map<string, Kepts>();
  /** True while text flows from the store into a model: not an edit of the user's. */
  #following = false;

  constructor(monaco: Monaco) {
    this.#monaco = monaco;
  }

  /** Who hears of the user's edits now; null when the panel goes. */
  listen(heard: Heard | null): void {
    this.#heard = heard;
  }

  get(file: string): Kept | undefined {
    return this.#kept.get(file);
  }

  nameOf(model: editor.ITextModel | null): string | null {
    for (const [name, kept] of this.#kept) if (kept.model === model) return name;
    return null;
  }

  /** Tells of the files that are there at once, and then of what becomes of them. Gives what ends it: then all are closed to
   *  the watcher, which has nothing more to do with them. */
  watch(watcher: ModelWatcher): () => void {
    this.#watchers.add(watcher);
    for (const [name, { model }] of this.#kept) watcher.opened(name, model);
    return () => {
      this.#watchers.delete(watcher);
      for (const [name, { model }] of this.#kept) watcher.closed(name, model);
    };
  }

  /** Makes the models equal to `files`. `scope` is the lesson: each has histories of its own. */
  follow(scope: string, files: Readonly<Record<string, string>>): void {
    if (scope !== this.#scope) this.#enter(scope);
    const missing = [...this.#kept.keys()].filter((name) => files[name] === undefined);
    for (const [name, source] of Object.entries(files)) {
      const kept = this.#kept.get(name);
      if (kept) this.#replace(kept.model, source);
      else this.#add(name, source, missing);
    }
    for (const name of missing) {
      const kept = this.#kept.get(name);
      this.#kept.delete(name);
      if (kept) this.#close(name, kept);
    }
  }

  #enter(scope: string): void {
    for (const [name, { model }] of this.#kept) this.#tell('closed', name, model);
    if (this.#kept.size > 0) this.#aside.set(this.#scope, this.#kept);
    this.#scope = scope;
    this.#kept = this.#aside.get(scope) ?? new Map();
    this.#aside.delete(scope);
    for (const [name, { model }] of this.#kept) this.#tell('opened', name, model);
    const [oldest] = this.#aside;
    if (this.#aside.size < MOST_SCOPES || oldest === undefined) return;
    for (const { model } of oldest[1].values()) model.dispose();
    this.#aside.delete(oldest[0]);
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
      this.#tell('closed', before, kept.model);
      this.#tell('opened', name, kept.model);
      return;
    }
    const model = this.#monaco.editor.createModel(source, LANGUAGE);
    model.updateOptions({ tabSize: 4, insertSpaces: true });
    model.setEOL(this.#monaco.editor.EndOfLineSequence.LF);
    model.onDidChangeContent(() => {
      const now = this.nameOf(model);
      if (now === null) return;
      this.#tell('edited', now, model);
      if (!this.#following) this.#heard?.(now, model.getValue());
    });
    this.#kept.set(name, { model, view: null });
    this.#tell('opened', name, model);
  }

  #close(name: string, { model }: Kept): void {
    this.#tell('closed', name, model);
    model.dispose();
  }

  #tell(what: keyof ModelWatcher, name: string, model: editor.ITextModel): void {
    for (const watcher of this.#watchers) watcher[what](name, model);
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
