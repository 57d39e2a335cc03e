// All that helps one write, in one piece that the surface carries: which helpers are on, and what they watch. Each has a worker of its own.
import type { Models } from '../models.ts';
import type { Monaco } from '../monaco.ts';
import { offerFormatting } from './formatting.ts';
import { lint } from './lint.ts';
import { Ruff } from './ruff.ts';

export interface Wanted {
  /** Begin to look at the files. What is asked for by a key works before, too. */
  begin: boolean;
}

export class Help {
  readonly #monaco: Monaco;
  readonly #models: Models;
  readonly #ruff = new Ruff();
  readonly #ends: (() => void)[] = [];
  #begun = false;

  /** `tell` hears why something that was asked for could not be done. */
  constructor(monaco: Monaco, models: Models, tell: (says: string) => void) {
    this.#monaco = monaco;
    this.#models = models;
    this.#ends.push(offerFormatting(monaco, this.#ruff, tell));
  }

  want({ begin }: Wanted): void {
    if (!begin || this.#begun) return;
    this.#begun = true;
    this.#ends.push(this.#models.watch(lint(this.#monaco, this.#ruff)));
  }

  dispose(): void {
    for (const end of this.#ends) end();
    this.#ruff.dispose();
  }
}
