// The Runner, without knowing where processes come from: a line of requests, the processes of the server that serves the project, and a warm
// spare (stock.ts).
//
//   send ──► line ──► the server's processes (crew.ts), each one request at a time ── project or server differ ──► all are replaced
//   compile ────────► whichever process is idle
//   askRegistry ────► a process of the server's, after what is under way
//   arrange ────────► the spare, where no program of the user's has been
//   check, compare ─► fresh processes, which are thrown away afterwards
import { type Answer, type Asked, keyOf, type Served, stateOf } from './asked.ts';
import { emptyShelf } from './bundles.ts';
import { COMMAND_LIMIT, runCommand } from './command.ts';
import { compare } from './compare.ts';
import { Crew } from './crew.ts';
import { type Disk, Disks } from './disk.ts';
import type { Interpreter } from './interpreter.ts';
import type { Patience } from './patience.ts';
import { MOST_PROCESSES, type Project, type Runner, type RunnerStatus } from './runner.ts';
import { Stock, type StockOptions } from './stock.ts';

/** Milliseconds of running; what the user may raise for a run. */
export const DEFAULT_LIMIT = 2000;
const CHECK_LIMIT = 10_000;
/** Milliseconds of running after which a request will probably have to be stopped: the spare that would follow it is made meanwhile. */
const LONG = 250;
/** Servers that are compared at the same time: what most machines can really do at once. */
const COMPARED_AT_ONCE = 2;

const ENDED = 'The process has ended. Press Send to start another one.';

export interface PoolOptions extends StockOptions {
  /** Milliseconds that a check may take at least: whoever plays hundreds of them at once waits longer for each. */
  checkLimit?: number;
  /** Processes at most that a server may have here, where memory is small. */
  most?: number;
}

/** Something that runs now, and can be ended. */
interface Task {
  since: number;
  control: AbortController;
}

export function poolRunner(options: PoolOptions): Runner {
  const { most = MOST_PROCESSES, shelf = emptyShelf() } = options;
  const listeners = new Set<(status: RunnerStatus) => void>();
  let status: RunnerStatus = { kind: 'idle' };
  /** What serves now; it is replaced for another project or server, and for another disk. */
  let current: { crew: Crew; key: string; disk: Disk } | null = null;
  const disks = new Disks();
  let line: Promise<unknown> = Promise.resolve();
  /** Sends that are not answered yet. */
  let waiting = 0;
  const tasks = new Set<Task>();
  const comparisons = new Set<AbortController>();
  const answering = new Set<Promise<unknown>>();
  const sends = new Set<Promise<unknown>>();
  /** Processes ever started for `send`. */
  let count = 0;

  const tell = (next: RunnerStatus): void => {
    status = next;
    for (const listener of listeners) listener(next);
  };
  const tellRunning = (): void => tell({ kind: 'running', since: Math.min(...Array.from(tasks, ({ since }) => since)) });
  /** Back to rest, unless requests are waiting: the next one tells its own story in a moment. */
  const rest = (): void => {
    if (waiting === 0 && status.kind !== 'failed') tell({ kind: 'idle' });
  };
  const tellFailed = (error: unknown): void =>
    tell({ kind: 'failed', says: error instanceof Error ? error.message : String(error) });
  const failed = (error: unknown): never => {
    tellFailed(error);
    throw error;
  };
  const rested = (): void => {
    rest();
    if (tasks.size > 0) tellRunning();
  };

  const stock = new Stock(options, (stage, loaded, total) => {
    if (status.kind !== 'running') tell({ kind: 'loading', stage, loaded, total });
  });
  /** For `send`: it tells what has to be waited for. */
  const take = async (): Promise<Interpreter> => {
    tell(stock.fetched ? { kind: 'starting' } : { kind: 'loading', stage: 'Fetching Python', loaded: 0, total: null });
    const taken = await stock.take();
    tellRunning();
    return taken;
  };
  /** Processes of the kind that this project needs, from now on. */
  const suit = async ({ files }: Project, check = ''): Promise<Patience> => {
    const { kind, patience } = await shelf.suiting([check, ...Object.values(files)]);
    stock.suit(kind);
    return patience;
  };
  const number = (): number => {
    count += 1;
    return count;
  };

  /** What `work` does can be ended by `stop` from now on. A program that runs for longer than `patience` gets a spare made meanwhile. */
  const running = async <T>(work: (task: Task) => Promise<T>, patience = LONG): Promise<T> => {
    const task: Task = { since: Date.now(), control: new AbortController() };
    tasks.add(task);
    let made = true;
    let long = setTimeout(function again(): void {
      const before = made;
      made = !stock.awaited;
      // It may have been made, which is no running, until a moment ago.
      if (before && made) stock.refill();
      else long = setTimeout(again, patience);
    }, patience);
    try {
      return await work(task);
    } finally {
      clearTimeout(long);
      tasks.delete(task);
    }
  };

  /** The processes that serve this: those that run, or fresh ones for another project or another server. Else why they could not start. */
  const serving = async (asked: Served): Promise<{ crew: Crew; disk: Disk } | Answer> => {
    const key = keyOf(asked);
    const disk = disks.get(asked.project.disk);
    const same = asked.project.disk === undefined || current?.disk === disk;
    if (current?.key === key && same) return current;
    // Those before it are answered by the processes that they were meant for.
    await Promise.allSettled(answering);
    void current?.crew.end();
    current = null;
    const { project, server, grain, limit } = asked;
    const patience = await suit(project);
    if ((server.processes ?? 1) > most)
      options.warn(`Onionskin: memory is small here, so ${most} processes stand for ${server.processes}.`);
    const crew = new Crew({ project, server, grain, most, take, number, disk, patience });
    // What a framework does when it starts takes long, and a spare that is made meanwhile would be in its way.
    const started = await running(({ control }) => crew.start({ limit, signal: control.signal }), Math.max(LONG, patience.start));
    if (!started.ok) return { started, outcome: null, ...stateOf(asked.project, disk) };
    current = { crew, key, disk };
    return current;
  };

  const answer = (crew: Crew, disk: Disk, place: number, { request, project, grain, limit, quiet }: Asked): Promise<Answer> =>
    running(async ({ control }) => {
      tellRunning();
      const answered = await crew.request(place, request, { limit, signal: control.signal }, quiet ? 'none' : grain);
      return { ...answered, ...stateOf(project, disk) };
    });

  /** Its turn has come. Resolves as soon as the next one may have its turn: when this one is under way, or came to nothing. */
  const admit = async (asked: Asked): Promise<{ answer: Promise<Answer> }> => {
    const served = await serving(asked);
    if (!('crew' in served)) return { answer: Promise.resolve(served) };
    const { crew, disk } = served;
    let place = crew.pick(asked.request);
    while (place === null) {
      await Promise.race(answering);
      place = crew.pick(asked.request);
    }
    const under = answer(crew, disk, place, asked);
    const settled = under.then(
      () => {},
      () => {},
    );
    answering.add(settled);
    void settled.then(() => answering.delete(settled));
    return { answer: under };
  };

  const send: Runner['send'] = async (request, project, server, asked = {}) => {
    const { grain = 'lines', limit = DEFAULT_LIMIT, quiet = false } = asked;
    waiting += 1;
    const admitted = line.then(() => admit({ request, project, server, grain, limit, quiet }));
    line = admitted.catch(() => {});
    const settled = admitted.then(({ answer }) => answer).catch(() => {});
    sends.add(settled);
    void settled.then(() => sends.delete(settled));
    try {
      const under = await admitted;
      return await under.answer;
    } catch (error) {
      return failed(error);
    } finally {
      waiting -= 1;
      rested();
      if (waiting === 0) stock.refill();
    }
  };

  /** One that has nothing to do. While a server is being started, none is made for this: they would be in each other's way. */
  const idle = async (): Promise<Interpreter> => {
    while (current === null && sends.size > 0 && !stock.stocked) await Promise.race([Promise.all(sends), stock.begun()]);
    return current?.crew.idle ?? stock.prepare();
  };

  const stop = (): void => {
    for (const { control } of tasks) control.abort();
    for (const control of comparisons) control.abort();
  };

  return {
    send,
    // Who sends already waits for a process that is being made, and a second one would only be in its way: the spare comes after the answer.
    warm: async (project) => {
      // Offline nobody knows which bundles there are; then Send will say so.
      if (project !== undefined) await suit(project).catch(() => {});
      if (sends.size === 0) stock.prepare().then(rest, tellFailed);
    },
    compare: async (request, cases, { grain = 'layers', limit = DEFAULT_LIMIT, told = () => {}, signal } = {}) => {
      const control = new AbortController();
      const giveUp = (): void => control.abort();
      if (signal?.aborted) giveUp();
      signal?.addEventListener('abort', giveUp);
      comparisons.add(control);
      const patience = cases[0] === undefined ? undefined : await suit(cases[0].project);
      const lanes = options.spare ? COMPARED_AT_ONCE : 1;
      try {
        return await compare(request, cases, {
          grain,
          limit,
          patience,
          told,
          signal: control.signal,
          lanes,
          take: () => stock.take(),
          disk: (project) => disks.get(project.disk).copy(),
        });
      } finally {
        signal?.removeEventListener('abort', giveUp);
        comparisons.delete(control);
        rest();
        stock.refill();
      }
    },
    check: async (check, project, server) => {
      const limit = Math.max(options.checkLimit ?? CHECK_LIMIT, (await suit(project, check)).start);
      for (;;) {
        const interpreter = await stock.take();
        try {
          const run = await interpreter.check(check, project, server, limit);
          if (!(await interpreter.mustBeginAnew())) return run;
        } finally {
          void interpreter.end();
          stock.refill();
        }
      }
    },
    command: async (words, project) => {
      const turn = line.then(async () => {
        // What it writes, and what a request writes that is still under way, would be written over one another.
        await Promise.allSettled(answering);
        await suit(project);
        const terms = { take: () => stock.take(), disk: disks.get(project.disk) };
        return running(({ control }) => runCommand(words, project, { ...terms, limit: COMMAND_LIMIT, signal: control.signal }));
      });
      line = turn.catch(() => {});
      try {
        return await turn;
      } finally {
        rest();
        stock.refill();
      }
    },
    compile: async (file, source) => (await idle()).compile(file, source),
    arrange: async (project, factory, change) => {
      try {
        const told = await (await stock.spare()).arrange(project, factory, change);
        return told ?? { slots: [], says: 'Python ended before it had read the layers. Try again.', edit: null, taken: null };
      } catch (error) {
        return failed(error);
      } finally {
        rest();
      }
    },
    askRegistry: async (call, args, project, server) => {
      const served = line.then(() => serving({ project, server, grain: 'lines', limit: DEFAULT_LIMIT, quiet: false }));
      line = served.catch(() => {});
      const found = await served.catch(failed).finally(rested);
      if (!('crew' in found)) return { ok: false, text: found.started.ok ? ENDED : found.started.says };
      await Promise.allSettled(answering);
      return (await found.crew.idle?.askRegistry(call, args)) ?? { ok: false, text: ENDED };
    },
    stop,
    wipe: (disk) => disks.wipe(disk),
    watch: (listener) => {
      listeners.add(listener);
      listener(status);
      return () => listeners.delete(listener);
    },
    dispose: () => {
      listeners.clear();
      stop();
      void current?.crew.end();
      stock.close();
    },
  };
}
