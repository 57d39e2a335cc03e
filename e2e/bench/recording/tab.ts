// A whole tab in one thread: CPython with the real runner on one end of a message channel, the real Interpreter on the other. So what either
// end takes can be told apart, and every figure is from the same process. In the page the two run at the same time.
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nodeAssets, nodeShelf } from '../../../src/runner/assets.node.ts';
import type { LoadOptions, Platform, Pyodide } from '../../../src/runner/boot.ts';
import { runCore } from '../../../src/runner/core.ts';
import { Interpreter } from '../../../src/runner/interpreter.ts';
import type { Spawn } from '../../../src/runner/process.ts';
import type { FromWorker } from '../../../src/runner/protocol.ts';
import type { Grain } from '../../../src/runner/runner.ts';
import type { Recording } from '../../../src/trace/recording.ts';
import { clock } from '../measure.mjs';

const LONG = 600_000;

/** What one request took. */
export interface Took {
  /** Milliseconds in Python and its runner, with what they post. */
  worker: number;
  /** Milliseconds of reading it on the other end. */
  page: number;
  recording: Recording | null;
}

interface Meter {
  worker: number;
  page: number;
  /** Posts pieces, or keeps them. */
  posts: boolean;
  kept: string[];
  /** What to do when everything that was posted by somebody else has arrived; until then nobody reads pieces. */
  arrived: (() => void) | null;
  post(message: FromWorker): void;
}

export class Tab {
  readonly #interpreter: Interpreter;
  readonly #meter: Meter;
  readonly #python: Pyodide;

  private constructor(interpreter: Interpreter, meter: Meter, python: Pyodide) {
    this.#interpreter = interpreter;
    this.#meter = meter;
    this.#python = python;
  }

  static async open(): Promise<Tab> {
    const root = process.cwd();
    const shelf = nodeShelf(root);
    const meter: Meter = { worker: 0, page: 0, posts: true, kept: [], arrived: null, post: () => {} };
    let python: Pyodide | null = null;
    const loader = createRequire(import.meta.url).resolve('pyodide/pyodide.mjs');
    const platform: Platform = {
      open: async () => {
        const { loadPyodide } = (await import(/* @vite-ignore */ pathToFileURL(loader).href)) as {
          loadPyodide: (options: LoadOptions & { indexURL: string }) => Promise<Pyodide>;
        };
        return async (options) => {
          python = await loadPyodide({ ...options, indexURL: dirname(fileURLToPath(pathToFileURL(loader))) });
          return python;
        };
      },
    };
    const spawn: Spawn = (hear) => {
      const { port1, port2 } = new MessageChannel();
      const receive = runCore(platform, (message) => {
        if (meter.posts || message.kind !== 'pieces') port1.postMessage(message);
        else meter.kept.push(message.json);
      });
      meter.post = (message) => port1.postMessage(message);
      port2.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.kind === 'stage') meter.arrived?.();
        if (meter.arrived !== null) return;
        const from = clock();
        hear(data);
        meter.page += clock() - from;
      };
      return {
        post: (message) => {
          const from = clock();
          void receive(message);
          meter.worker += clock() - from;
        },
        end: async () => port1.close(),
      };
    };
    const interpreter = new Interpreter(spawn, await nodeAssets(root, shelf), shelf);
    await interpreter.ready;
    if (python === null) throw new Error('There is no Python.');
    return new Tab(interpreter, meter, python);
  }

  async serve(app: string): Promise<void> {
    const started = await this.#interpreter.start(
      { files: { 'app.py': app }, app: 'app:application' },
      { name: 'wsgiref' },
      'none',
      1,
      0,
      LONG,
    );
    if (!started.ok) throw new Error(started.says);
  }

  async request(target: string, grain: Grain): Promise<Took> {
    const raw = new TextEncoder().encode(`GET ${target} HTTP/1.1\r\nHost: localhost:8000\r\n\r\n`);
    this.#meter.worker = this.#meter.page = 0;
    const outcome = await this.#interpreter.request({ raw, connection: 'new', halfClose: false }, grain, LONG);
    if (outcome?.unrecorded !== undefined) throw new Error(outcome.unrecorded);
    return { worker: this.#meter.worker, page: this.#meter.page, recording: outcome?.recording ?? null };
  }

  /** A request whose pieces are kept as they are posted, and read by nobody. */
  async unheard(target: string, grain: Grain): Promise<{ worker: number; pieces: string[] }> {
    this.#meter.posts = false;
    const { worker } = await this.request(target, grain);
    this.#meter.posts = true;
    const pieces = this.#meter.kept;
    this.#meter.kept = [];
    return { worker, pieces };
  }

  /** Runs Python beside the server. */
  run(code: string): unknown {
    return this.#python.runPython(code);
  }

  /** The same; what it posts arrives, and nobody reads it. Milliseconds, and what it gives. */
  async aside(code: string): Promise<{ worker: number; gave: unknown }> {
    const arrived = new Promise<void>((resolve) => {
      this.#meter.arrived = resolve;
    });
    const from = clock();
    const gave = this.run(code);
    const worker = clock() - from;
    this.#meter.post({ kind: 'stage', stage: 'aside' });
    await arrived;
    this.#meter.arrived = null;
    return { worker, gave };
  }
}
