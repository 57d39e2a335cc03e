// The Runner, without knowing where processes come from: a queue of requests, the process that serves the project, and a warm spare,
// so that an edit or a stopped loop costs nothing.
//
//   send ──► queue ──► current process ── project differs, or it ended ──► the spare takes over ──► a new spare, when idle
//   compile ─────────► whichever process is idle
//   check ───────────► the spare, which is thrown away afterwards
import { Interpreter } from './interpreter.ts';
import type { Spawn } from './process.ts';
import type { Assets } from './protocol.ts';
import type { Outcome, Project, Runner, RunnerStatus, ServerChoice, Started } from './runner.ts';

/** Milliseconds of running; what the user may raise for a run. */
export const DEFAULT_LIMIT = 2000;
const CHECK_LIMIT = 10_000;
/** Milliseconds of running after which a request will probably have to be stopped: the spare that would follow it is made meanwhile. */
const LONG = 250;

export interface PoolOptions {
  /** Called once, and again only after it failed. `progress` takes plain words and bytes. */
  load: (progress: (stage: string, loaded: number, total: number | null) => void) => Promise<Assets>;
  spawn: Spawn;
  /** Keep a process ready. Not where memory is small. */
  spare: boolean;
  /** Puts something off until nothing else is to do. */
  whenIdle: (task: () => void) => void;
  /** One line for whoever reads the console. */
  warn: (line: string) => void;
}

interface Current {
  interpreter: Interpreter;
  key: string;
  started: Started;
}

export function poolRunner(options: PoolOptions): Runner {
  const listeners = new Set<(status: RunnerStatus) => void>();
  let status: RunnerStatus = { kind: 'idle' };
  let assets: Promise<Assets> | null = null;
  let spare: Promise<Interpreter> | null = null;
  let current: Current | null = null;
  /** What `send` has in hand: what stop() ends. */
  let working: Interpreter | null = null;
  let stopped = false;
  let queue: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let count = 0;
  let disposed = false;

  const tell = (next: RunnerStatus): void => {
    status = next;
    for (const listener of listeners) listener(next);
  };
  /** Back to rest, unless requests are waiting: the next one tells its own story in a moment. */
  const rest = (): void => {
    if (waiting === 0 && status.kind !== 'failed') tell({ kind: 'idle' });
  };

  const load = (): Promise<Assets> => {
    assets ??= options
      .load((stage, loaded, total) => {
        if (status.kind !== 'running') tell({ kind: 'loading', stage, loaded, total });
      })
      .catch((error: unknown) => {
        assets = null;
        throw error;
      });
    return assets;
  };

  const make = async (): Promise<Interpreter> => {
    const made = new Interpreter(options.spawn, await load());
    const booted = await made.ready;
    if (!booted.restored)
      options.warn('Onionskin: no memory snapshot could be used, so Python was loaded from scratch (slower, nothing else).');
    return made;
  };

  /** The spare, being made or ready. One that failed is forgotten, so that the next call tries again. */
  const prepare = (): Promise<Interpreter> => {
    if (spare !== null) return spare;
    const making = make();
    spare = making;
    making.catch(() => {
      if (spare === making) spare = null;
    });
    return making;
  };
  const takeSpare = async (): Promise<Interpreter> => {
    const claimed = prepare();
    // Before waiting: a request and a check that come together must not wait for the same process.
    spare = null;
    const taken = await claimed;
    return taken.spent ? takeSpare() : taken;
  };
  const refill = (): void => {
    if (!options.spare) return;
    options.whenIdle(() => {
      if (!disposed) prepare().catch(() => {});
    });
  };

  /** The process that serves this project: the running one, or a fresh one in its place. */
  const serve = async (
    project: Project,
    server: ServerChoice,
    grain: 'none' | 'layers' | 'lines',
    limit: number,
  ): Promise<Current> => {
    const key = JSON.stringify([Object.entries(project.files).sort(), project.app, server.name, grain]);
    if (current !== null && current.key === key && !current.interpreter.spent) return current;
    const old = current?.interpreter;
    current = null;
    void old?.end();
    tell(assets === null ? { kind: 'loading', stage: 'Fetching Python', loaded: 0, total: null } : { kind: 'starting' });
    const interpreter = await takeSpare();
    working = interpreter;
    if (stopped) void interpreter.end('user');
    tell({ kind: 'running', since: Date.now() });
    count += 1;
    const started = await interpreter.start(project, server, grain, count, limit);
    const next = { interpreter, key, started };
    if (started.ok) current = next;
    else void interpreter.end();
    return next;
  };

  const send: Runner['send'] = (request, project, server, { grain = 'lines', limit = DEFAULT_LIMIT } = {}) => {
    const answer = async (): Promise<{ started: Started; outcome: Outcome | null }> => {
      stopped = false;
      const long = setTimeout(refill, LONG);
      try {
        const { interpreter, started } = await serve(project, server, grain, limit);
        if (!started.ok) return { started, outcome: null };
        working = interpreter;
        tell({ kind: 'running', since: Date.now() });
        const outcome = await interpreter.request(request, grain, limit);
        return { started, outcome };
      } catch (error) {
        const says = error instanceof Error ? error.message : String(error);
        tell({ kind: 'failed', says });
        throw error;
      } finally {
        clearTimeout(long);
        working = null;
        waiting -= 1;
        rest();
        if (waiting === 0) refill();
      }
    };
    waiting += 1;
    const answered = queue.then(answer);
    queue = answered.catch(() => {});
    return answered;
  };

  return {
    send,
    warm: () => {
      prepare().then(rest, (error: unknown) =>
        tell({ kind: 'failed', says: error instanceof Error ? error.message : String(error) }),
      );
    },
    check: async (check, project, server) => {
      const interpreter = await takeSpare();
      try {
        return await interpreter.check(check, project, server, CHECK_LIMIT);
      } finally {
        void interpreter.end();
        refill();
      }
    },
    compile: async (file, source) => {
      const idle =
        current !== null && !current.interpreter.busy && !current.interpreter.spent ? current.interpreter : await prepare();
      return idle.compile(file, source);
    },
    stop: () => {
      stopped = true;
      void working?.end('user');
    },
    watch: (listener) => {
      listeners.add(listener);
      listener(status);
      return () => listeners.delete(listener);
    },
    dispose: () => {
      disposed = true;
      listeners.clear();
      void current?.interpreter.end();
      void working?.end('user');
      spare?.then(
        (made) => made.end(),
        () => {},
      );
    },
  };
}
