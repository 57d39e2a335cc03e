// All that helps one write, in one piece that the surface carries: which helpers are on, and what they watch. Each has a worker of its own.

import script from 'browser-basedpyright/dist/pyright.worker.js?url';
import type { IRange } from 'monaco-editor/editor/editor.api.js';
import * as strings from '../../../strings/editor/help/help.ts';
import type { Models } from '../models.ts';
import type { Monaco } from '../monaco.ts';
import { offerEnvironKeys } from './environ-keys.ts';
import { offerFormatting } from './formatting.ts';
import { lint } from './lint.ts';
import { Ruff } from './ruff.ts';
import { offerTypes } from './types/providers.ts';
import { Types } from './types/types.ts';
import type { Wanted } from './wanted.ts';

export interface HelpEvents {
  /** Why something that was asked for could not be done. */
  told(says: string): void;
  /** Whether the types have read the project, so that they can answer. */
  typesKnown(known: boolean): void;
  /** A place in another file is to be shown. */
  wants(file: string, range: IRange): void;
}

export class Help {
  readonly #monaco: Monaco;
  readonly #models: Models;
  readonly #on: HelpEvents;
  readonly #ruff = new Ruff();
  readonly #ends: (() => void)[] = [];
  #linting = false;
  #types: { types: Types; unwatch: () => void } | null = null;

  constructor(monaco: Monaco, models: Models, on: HelpEvents) {
    this.#monaco = monaco;
    this.#models = models;
    this.#on = on;
    const opener = monaco.editor.registerEditorOpener({
      openCodeEditor(_from, resource, at) {
        const file = models.nameOf(monaco.editor.getModel(resource));
        if (file === null || at === undefined) return false;
        on.wants(file, 'startLineNumber' in at ? at : monaco.Range.fromPositions(at));
        return true;
      },
    });
    // What is shown on hovering may be a stranger's text: no link in it leads away.
    const links = monaco.editor.registerLinkOpener({ open: () => true });
    this.#ends.push(
      () => opener.dispose(),
      () => links.dispose(),
      offerEnvironKeys(monaco),
      offerFormatting(monaco, models, this.#ruff, on.told),
      offerTypes(monaco, () => this.#types?.types ?? null, on.told),
    );
  }

  want({ begin, types }: Wanted): void {
    if (begin && !this.#linting) {
      this.#linting = true;
      this.#ends.push(this.#models.watch(lint(this.#monaco, this.#ruff)));
    }
    if (begin && types) this.#beginTypes();
    else this.#endTypes();
  }

  dispose(): void {
    this.#endTypes();
    for (const end of this.#ends) end();
    this.#ruff.dispose();
  }

  #beginTypes(): void {
    if (this.#types !== null) return;
    const types = new Types(this.#monaco, () => new Worker(script, { name: 'types' }), {
      known: this.#on.typesKnown,
      failed: () => this.#on.told(strings.noTypes),
    });
    this.#types = { types, unwatch: this.#models.watch(types) };
  }

  #endTypes(): void {
    this.#types?.unwatch();
    this.#types?.types.dispose();
    this.#types = null;
  }
}
