// Keeps the language server and the files of the lesson in view alike, marks what it finds, and begins it anew when the project imports a package
// whose sources it was not handed.
import type { editor } from 'monaco-editor/editor/editor.api.js';
import { realSchedule } from '../../../../lib/schedule.ts';
import type { ModelWatcher } from '../../models.ts';
import type { Monaco } from '../../monaco.ts';
import { isPython } from '../is-python.ts';
import { mark } from '../markers.ts';
import type { Line } from './connection.ts';
import { packageSources, wantedPackages } from './fetch-packages.ts';
import { Pyright } from './pyright.ts';

/** Milliseconds without typing after which the imports are looked at. To begin anew takes a core for a while: whoever presses Send right after
 *  they wrote an import should have it for their program, which has a time limit. */
const PAUSE = 6000;

export interface TypesEvents {
  /** Whether it has read the project, so that it can answer. */
  known(known: boolean): void;
  /** It could not be had, or has ended by itself. */
  failed(): void;
}

export class Types implements ModelWatcher {
  readonly #monaco: Monaco;
  readonly #makeLine: () => Line;
  readonly #on: TypesEvents;
  readonly #models = new Map<string, editor.ITextModel>();
  #packages: ReadonlySet<string> = new Set();
  #pyright: Pyright | null = null;
  /** Told once it has begun. */
  #ready = false;
  #disposed = false;
  #waiting: (() => void) | null = null;

  constructor(monaco: Monaco, makeLine: () => Line, on: TypesEvents) {
    this.#monaco = monaco;
    this.#makeLine = makeLine;
    this.#on = on;
    this.#look(0);
  }

  get isStarting(): boolean {
    return this.#pyright !== null && !this.#ready;
  }

  /** Null: it has not begun, or not with this file. */
  serverFor(model: editor.ITextModel): { pyright: Pyright; name: string } | null {
    if (this.#pyright === null || !this.#ready) return null;
    for (const [name, mine] of this.#models) if (mine === model) return { pyright: this.#pyright, name };
    return null;
  }

  modelOf(name: string): editor.ITextModel | undefined {
    return this.#models.get(name);
  }

  opened(name: string, model: editor.ITextModel): void {
    if (!isPython(name)) return;
    this.#models.set(name, model);
    if (this.#ready) this.#pyright?.open(name, model.getVersionId(), model.getValue());
    this.#look(PAUSE);
  }

  edited(name: string, model: editor.ITextModel): void {
    if (!this.#models.has(name)) return;
    if (this.#ready) this.#pyright?.change(name, model.getVersionId(), model.getValue());
    this.#look(PAUSE);
  }

  closed(name: string, model: editor.ITextModel): void {
    if (!this.#models.delete(name)) return;
    mark(this.#monaco, model, 'types', []);
    if (this.#ready) this.#pyright?.close(name);
  }

  dispose(): void {
    this.#disposed = true;
    this.#waiting?.();
    this.#end();
    for (const model of this.#models.values()) mark(this.#monaco, model, 'types', []);
  }

  #look(pause: number): void {
    this.#waiting?.();
    this.#waiting = realSchedule(pause, () => void this.#provide());
  }

  /** Begins the server, with what the files import; anew when that is more than before. */
  async #provide(): Promise<void> {
    const wanted = await wantedPackages(Object.fromEntries([...this.#models].map(([name, model]) => [name, model.getValue()])));
    if (this.#disposed || (this.#pyright !== null && [...wanted].every((name) => this.#packages.has(name)))) return;
    const packages = new Set([...this.#packages, ...wanted]);
    const sources = await packageSources(packages);
    if (this.#disposed) return;
    this.#packages = packages;
    this.#end();
    const pyright = new Pyright(this.#makeLine, sources, [...this.#models.keys()], {
      found: (name, version, findings) => {
        const model = this.#models.get(name);
        if (model?.getVersionId() === version && this.#pyright === pyright) mark(this.#monaco, model, 'types', findings);
      },
      failed: () => {
        if (this.#pyright !== pyright) return;
        this.#end();
        this.#on.failed();
      },
    });
    this.#pyright = pyright;
    await pyright.ready;
    if (this.#pyright !== pyright) return;
    this.#ready = true;
    this.#on.known(true);
    for (const [name, model] of this.#models) pyright.open(name, model.getVersionId(), model.getValue());
  }

  #end(): void {
    this.#pyright?.dispose();
    this.#pyright = null;
    this.#ready = false;
    this.#on.known(false);
  }
}
