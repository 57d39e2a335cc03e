// Ruff, as the page asks it. Its worker is made at the first question; a worker that could not be had is made anew at the next one.
import * as strings from '../../../strings/editor/help/ruff.ts';
import type { Finding } from './finding.ts';
import { ruffFindings } from './ruff-findings.ts';
import type { RuffAsked, RuffTold } from './ruff-messages.ts';

export type Formatted = { source: string } | { says: string };

export class Ruff {
  #worker: Worker | null = null;
  #waiting = new Map<number, (told: RuffTold) => void>();
  #asked = 0;

  /** Null where it could not be had: then nothing is known about the file. */
  async check(source: string): Promise<readonly Finding[] | null> {
    const told = await this.#ask('check', source);
    return told.kind === 'checked' ? ruffFindings(told.diagnostics) : null;
  }

  async format(source: string): Promise<Formatted> {
    const told = await this.#ask('format', source);
    if (told.kind !== 'formatted') return { says: strings.notFetched };
    if (told.source === null) return { says: strings.hasFault };
    return { source: told.source };
  }

  dispose(): void {
    this.#worker?.terminate();
    this.#worker = null;
    for (const [id, tell] of this.#waiting) tell({ id, kind: 'absent' });
    this.#waiting.clear();
  }

  #ask(kind: RuffAsked['kind'], source: string): Promise<RuffTold> {
    this.#worker ??= this.#begin();
    const id = ++this.#asked;
    const asked: RuffAsked = { id, kind, source };
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#worker?.postMessage(asked);
    });
  }

  #begin(): Worker {
    const worker = makeWorker();
    worker.onmessage = ({ data }: MessageEvent<RuffTold>) => {
      this.#waiting.get(data.id)?.(data);
      this.#waiting.delete(data.id);
    };
    // Its own file could not be fetched.
    worker.onerror = (event) => {
      event.preventDefault();
      this.dispose();
    };
    return worker;
  }
}

const makeWorker = () => new Worker(new URL('./ruff-worker.ts', import.meta.url), { type: 'module', name: 'ruff' });
