// Has the file in front looked at by ruff, at once and when its typing pauses. Only the last question is answered: what was said about an older text
// is not true of this one.
import type { Text } from '@codemirror/state';
import { realSchedule } from '../../../lib/schedule.ts';
import type { Finding } from '../help/finding.ts';
import { isPython } from '../help/is-python.ts';
import { type Formatted, Ruff } from '../help/ruff.ts';

/** Milliseconds without a key before it looks. */
export const PAUSE = 250;

export class Linting {
  readonly #ruff = new Ruff();
  readonly #found: (found: readonly Finding[]) => void;
  #begun = false;
  #asked = 0;
  #cancel = (): void => {};

  constructor(found: (found: readonly Finding[]) => void) {
    this.#found = found;
  }

  /** True the first time. */
  begin(): boolean {
    const isFirst = !this.#begun;
    this.#begun = true;
    return isFirst;
  }

  look(file: string | null, doc: Text, pause: number): void {
    this.#cancel();
    const asked = ++this.#asked;
    if (!this.#begun || file === null || !isPython(file)) return;
    this.#cancel = realSchedule(pause, async () => {
      const found = await this.#ruff.check(doc.toString());
      if (found !== null && asked === this.#asked) this.#found(found);
    });
  }

  format(doc: Text): Promise<Formatted> {
    return this.#ruff.format(doc.toString());
  }

  dispose(): void {
    this.#cancel();
    this.#asked += 1;
    this.#ruff.dispose();
  }
}
