// The processes of one server: started together, as by a server that forks before the first request, each with globals of its own. A request
// goes to the one that this server would hand it to. One that ended is replaced when its turn comes; the others do not notice.
import { inLanes } from '../lib/lanes.ts';
import { Disk } from './disk.ts';
import { dispatch, refuseProcesses } from './dispatch.ts';
import type { Interpreter } from './interpreter.ts';
import { notStarted } from './not-started.ts';
import type { Patience } from './patience.ts';
import type { ClientRequest, Grain, Outcome, Project, ServerChoice, Started } from './runner.ts';

/** Processes that start at the same time: what most machines can really do at once. */
const STARTING = 2;

export interface CrewOptions {
  project: Project;
  server: ServerChoice;
  grain: Grain;
  /** Processes at most, whatever the server is asked to have. */
  most: number;
  /** Gives an interpreter that has been booted. */
  take: () => Promise<Interpreter>;
  /** The next number of a process. */
  number: () => number;
  /** Milliseconds that a start, and the first request of each process, may take at least. */
  patience?: Patience | undefined;
  /** The disk that its processes share; one of its own when left out. */
  disk?: Disk;
}

/** How long it may run, and what ends it before. */
export interface Bounds {
  limit: number;
  signal: AbortSignal;
}

export class Crew {
  readonly #options: CrewOptions;
  readonly #disk: Disk;
  /** By place. One that has ended stays until its place is needed. */
  readonly #interpreters: Interpreter[] = [];
  /** Places where nothing is done, the one that has waited longest first. */
  #free: number[] = [];
  /** Connections that were handed out. */
  #handed = 0;
  /** Where the request before went: it may hold a connection. */
  #last: number | null = null;
  /** Those that have answered a request. */
  readonly #warm = new WeakSet<Interpreter>();
  #started: Started = notStarted({ says: 'It was never started.' });

  constructor(options: CrewOptions) {
    this.#options = options;
    this.#disk = options.disk ?? new Disk();
  }

  /** Starts all of its processes. Tells of the first one's start; when any fails, of that, and all are ended. */
  async start(bounds: Bounds): Promise<Started> {
    const { server, most, number } = this.#options;
    const refusal = refuseProcesses(server);
    if (refusal !== null) return notStarted({ says: refusal });
    const count = Math.min(server.processes ?? 1, most);
    const numbers = Array.from({ length: count }, number);
    const results: Started[] = [];
    const failed = () => Object.values(results).find(({ ok }) => !ok);
    try {
      await inLanes(STARTING, count, async (place) => {
        const own = numbers[place];
        if (failed() === undefined && own !== undefined) results[place] = await this.#begin(place, own, bounds);
      });
    } catch (error) {
      void this.end();
      throw error;
    }
    this.#started = failed() ?? results[0] ?? this.#started;
    if (this.#started.ok) this.#free = Array.from(numbers.keys());
    else void this.end();
    return this.#started;
  }

  /** The place of the process that takes this request; it is kept for it. Null while it has to wait. */
  pick({ connection }: ClientRequest): number | null {
    const holds = connection === 'same' ? this.#last : null;
    const place = dispatch(this.#options.server, this.#free, this.#handed);
    const taken = holds === null ? place : this.#free.includes(holds) ? holds : null;
    if (taken === null) return null;
    if (holds === null) this.#handed += 1;
    this.#free = this.#free.filter((other) => other !== taken);
    this.#last = taken;
    return taken;
  }

  /** Puts the request to the process at the place that was picked for it. Tells of the start of a process that was made just for it. */
  async request(
    place: number,
    request: ClientRequest,
    bounds: Bounds,
    grain: Grain = this.#options.grain,
  ): Promise<{ started: Started; outcome: Outcome | null }> {
    try {
      for (;;) {
        const there = this.#interpreters[place];
        const fresh = there === undefined || there.spent;
        const started = fresh ? await this.#begin(place, this.#options.number(), bounds) : this.#started;
        const interpreter = this.#interpreters[place];
        if (!started.ok || interpreter === undefined) return { started, outcome: null };
        const news = this.#disk.news(interpreter);
        const least = this.#warm.has(interpreter) ? 0 : (this.#options.patience?.first ?? 0);
        this.#warm.add(interpreter);
        const asked = () => interpreter.request(request, grain, Math.max(bounds.limit, least), news);
        const outcome = await endedBy(bounds.signal, interpreter, asked);
        // A connection does not outlive its process: the answer to a request on the last one stands.
        if (request.connection === 'same' || !(await interpreter.mustBeginAnew())) {
          this.#keep(interpreter);
          return { started, outcome };
        }
      }
    } finally {
      this.#free.push(place);
    }
  }

  /** One that has nothing to do just now. */
  get idle(): Interpreter | null {
    const waiting = this.#free.map((place) => this.#interpreters[place]);
    return waiting.find((interpreter) => interpreter !== undefined && !interpreter.spent && !interpreter.busy) ?? null;
  }

  async end(): Promise<void> {
    await Promise.all(this.#interpreters.map((interpreter) => interpreter?.end()));
  }

  #keep(interpreter: Interpreter): void {
    const written = interpreter.written();
    if (written !== null) this.#disk.take(interpreter, written);
  }

  async #begin(place: number, number: number, { limit, signal }: Bounds): Promise<Started> {
    const { project, server, grain, take, patience } = this.#options;
    const most = Math.max(limit, patience?.start ?? 0);
    for (;;) {
      const interpreter = await take();
      this.#interpreters[place] = interpreter;
      const started = await endedBy(signal, interpreter, () =>
        interpreter.start(project, server, grain, number, place, most, this.#disk.begin(interpreter)),
      );
      if (await interpreter.mustBeginAnew()) continue;
      this.#keep(interpreter);
      if (!started.ok) void interpreter.end();
      return started;
    }
  }
}

/** Waits for what `interpreter` does; it is ended, by the user's wish, as soon as `signal` says so or when it has said so before. */
async function endedBy<T>(signal: AbortSignal, interpreter: Interpreter, work: () => Promise<T>): Promise<T> {
  const end = (): void => void interpreter.end('user');
  if (signal.aborted) end();
  signal.addEventListener('abort', end);
  try {
    return await work();
  } finally {
    signal.removeEventListener('abort', end);
  }
}
