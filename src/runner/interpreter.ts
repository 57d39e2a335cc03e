// One process as the rest of the runner uses it: boot it, start a project in it, put requests to it. It watches the clock, keeps what the
// process said up to the last moment, and always answers: with what came, or with why nothing more will come.
import type { Recording } from '../trace/recording.ts';
import { checkAnswer, lacksAnswer, requestAnswer, startedAnswer, syntaxAnswer } from './answers.ts';
import { Assembly } from './assemble.ts';
import { emptyShelf, type Shelf } from './bundles.ts';
import { type Halt, haltOf, type Reason } from './halt.ts';
import { SENT_LIMIT } from './memory.ts';
import { notStarted } from './not-started.ts';
import type { Process, Spawn } from './process.ts';
import type { Assets, FromWorker, ToWorker } from './protocol.ts';
import type { CheckRun, ClientRequest, Grain, Outcome, Project, ServerChoice, Started, SyntaxFault } from './runner.ts';

type Answer<K extends FromWorker['kind']> = Extract<FromWorker, { kind: K }>;
type Compiled = (fault: SyntaxFault | null) => void;

/** What a process is busy with: one thing at a time. */
interface Work {
  hear(message: FromWorker): void;
  halted(halt: Halt): void;
}

const BOOT_LIMIT = 60_000;
const COMPILE_LIMIT = 2000;
/** Milliseconds after which a process that has not even begun counts as stuck. */
const ARRIVAL = 5000;
/** What a timer can be set to; beyond it, it would go off at once. */
const LONGEST = 2 ** 31 - 1 - ARRIVAL;

export class Interpreter {
  /** Resolves when it can work; rejects, with a sentence, when it never will. */
  readonly ready: Promise<Answer<'booted'>>;
  /** It has ended, or its server has: not to be used again. */
  spent = false;
  /** Which process it is, for people: counted from 1. Known from `start` on. */
  number = 0;
  readonly #process: Process;
  readonly #shelf: Shelf;
  /** How many bundles it has been handed. */
  #bundles = 0;
  /** Bundles that its last work looked for and that it had not been handed. */
  #lacks: readonly string[] = [];
  #settleBoot: { resolve: (booted: Answer<'booted'>) => void; reject: (error: Error) => void } | null = null;
  #work: Work | null = null;
  #assembly = new Assembly();
  #fault: string | null = null;
  #ending: Promise<void> | null = null;
  #sent: Uint8Array[] = [];
  #sentBytes = 0;
  #asked = 0;
  readonly #compiling = new Map<number, Compiled>();

  constructor(spawn: Spawn, assets: Assets, shelf: Shelf = emptyShelf()) {
    this.#shelf = shelf;
    this.#process = spawn((message) => this.#hear(message));
    this.ready = new Promise((resolve, reject) => {
      this.#settleBoot = { resolve, reject };
    });
    const timer = setTimeout(
      () => this.#settleBoot?.reject(new Error('Python could not be started within a minute.')),
      BOOT_LIMIT,
    );
    // Nobody may be waiting yet; whoever does hears of a failure through `ready` itself.
    this.ready.catch(() => {}).finally(() => clearTimeout(timer));
    this.#process.post({ kind: 'boot', assets });
  }

  get busy(): boolean {
    return this.#work !== null;
  }

  /** `number` is for people, counted from 1; `worker` is its place among the server's processes, counted from 0. */
  async start(
    { files, app }: Project,
    server: ServerChoice,
    grain: Grain,
    number: number,
    worker: number,
    limit: number,
  ): Promise<Started> {
    this.number = number;
    const packages = await this.#shelf.packagesFor(Object.values(files));
    const message: ToWorker = { kind: 'start', files, app, server, grain, process: number, worker, packages };
    const result = await this.#run(message, limit, 'started', (told) => {
      const started = startedAnswer.parse(JSON.parse(told.json));
      this.#lacks = lacksAnswer.parse(told.lacks ?? []);
      return started;
    });
    const recording = this.#recordings().at(-1) ?? null;
    if (!('halt' in result)) return { ...result.answer, recording };
    const { says, file, line } = result.halt;
    return notStarted({ says, file, line, recording });
  }

  /** Whether what it did last looked for a bundle that it had not been handed and that a fresh process would be handed: then that counts for
   *  nothing, and it is ended. No bundle is lacked twice. */
  async mustBeginAnew(): Promise<boolean> {
    if (this.#lacks.length === 0 || !(await this.#shelf.want(this.#lacks))) return false;
    void this.end();
    return true;
  }

  /** Null when the request never began: it was to go over a connection that is not open. */
  async request(request: ClientRequest, grain: Grain, limit: number): Promise<Outcome | null> {
    this.#asked += 1;
    const { raw: bytes, connection, halfClose, expect = false, pauseAfter = null } = request;
    const id = this.#asked;
    const message: ToWorker = { kind: 'request', id, raw: bytes, connection, halfClose, expect, pauseAfter, grain };
    const result = await this.#run(message, limit, 'answered', (told) => {
      const answer = requestAnswer.parse(told);
      this.#lacks = lacksAnswer.parse(told.lacks ?? []);
      return answer;
    });
    const recording = this.#recordings().at(-1) ?? null;
    const raw = joined(this.#sent);
    this.#sent = [];
    this.#sentBytes = 0;
    const process = this.number;
    if ('halt' in result)
      return { raw, end: 'reset', process, recording, log: {}, environ: null, exited: null, stopped: result.halt };
    const { end, exited, unrecorded: said, log, environ } = result.answer;
    // The server in it is gone: nothing else may run here.
    if (exited !== null) void this.end();
    if (end === null) return null;
    const unrecorded = said ?? this.#fault;
    // Somebody took the recorder's place in it, or broke it: the next request meets a healthy process.
    if (unrecorded !== null) void this.end();
    const outcome: Outcome = { raw, end, process, recording, log, environ, exited };
    return unrecorded === null ? outcome : { ...outcome, unrecorded };
  }

  async check(check: string, project: Project, server: ServerChoice, limit: number): Promise<CheckRun> {
    const packages = await this.#shelf.packagesFor([check, ...Object.values(project.files)]);
    const message: ToWorker = { kind: 'check', files: project.files, app: project.app, server, check, packages };
    const result = await this.#run(message, limit, 'checked', (told) => {
      const checked = checkAnswer.parse(JSON.parse(told.json));
      this.#lacks = lacksAnswer.parse(told.lacks ?? []);
      return checked;
    });
    const recordings = this.#recordings();
    return 'halt' in result ? { results: [], recordings, fault: result.halt.says } : { ...result.answer, recordings };
  }

  /** Null as well when the process ended before it could tell. */
  compile(file: string, source: string): Promise<SyntaxFault | null> {
    if (this.spent) return Promise.resolve(null);
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve) => {
      // Some sources keep a compiler busy for very long: the process is then of no use to anybody.
      const timer = setTimeout(() => void this.end('limit', COMPILE_LIMIT), COMPILE_LIMIT);
      this.#compiling.set(id, (fault) => {
        clearTimeout(timer);
        this.#compiling.delete(id);
        resolve(fault);
      });
      this.#process.post({ kind: 'compile', id, file, source });
    });
  }

  /** Ends it at once, whatever it does. What it was doing is answered with why; the first reason counts. */
  end(why: Reason = 'user', limit = 0, detail = ''): Promise<void> {
    this.#ending ??= this.#finish(why, limit, detail);
    return this.#ending;
  }

  async #finish(why: Reason, limit: number, detail: string): Promise<void> {
    this.spent = true;
    // What it said before is on its way still, and belongs to the answer; it may even be the answer.
    await this.#process.end();
    this.#settleBoot?.reject(new Error('The process was ended before it could work.'));
    for (const told of [...this.#compiling.values()]) told(null);
    this.#work?.halted(haltOf(why, this.#assembly.place, limit, detail));
  }

  /** `read` makes sense of the answer, and throws where there is none: the program may have changed code of ours, so that nothing which comes
   *  from this process is to be believed any more. */
  #run<K extends FromWorker['kind'], A>(
    message: ToWorker,
    limit: number,
    kind: K,
    read: (told: Answer<K>) => A,
  ): Promise<{ answer: A } | { halt: Halt }> {
    if (this.#work !== null) throw new Error('A process does one thing at a time.');
    this.#fault = null;
    this.#lacks = [];
    if ('packages' in message) this.#bundles = Object.keys(message.packages.zips).length;
    // Whoever runs in it may say it as often as they like.
    let beginnings = 2 + this.#bundles;
    const time = Math.min(limit, LONGEST);
    return new Promise((resolve) => {
      // On a busy machine the message may take its time to arrive, which is not the program's running.
      let timer = setTimeout(() => void this.end('limit', limit), time + ARRIVAL);
      const done = (result: { answer: A } | { halt: Halt }): void => {
        clearTimeout(timer);
        this.#work = null;
        resolve(result);
      };
      this.#work = {
        hear: (heard) => {
          if (heard.kind === 'begun') {
            if (beginnings === 0) return;
            beginnings -= 1;
            clearTimeout(timer);
            timer = setTimeout(() => void this.end('limit', limit), time);
          } else if (heard.kind === kind) {
            try {
              done({ answer: read(heard as Answer<K>) });
            } catch {
              void this.end('garbled');
            }
          }
        },
        halted: (halt) => done({ halt }),
      };
      this.#process.post(message);
      // It may have ended a moment ago, without anybody to tell.
      void this.#ending?.then(() => this.#work?.halted(haltOf('exit', null, limit)));
    });
  }

  #hear(message: FromWorker): void {
    switch (message.kind) {
      case 'booted':
        this.#settleBoot?.resolve(message);
        return;
      case 'boot-failed':
        this.spent = true;
        this.#settleBoot?.reject(new Error(message.says));
        return;
      case 'pieces':
        this.#record(message.json);
        return;
      case 'sent':
        this.#sentBytes += message.bytes.length;
        if (this.#sentBytes <= SENT_LIMIT) this.#sent.push(message.bytes);
        else void this.end('flood');
        return;
      case 'compiled':
        this.#compiling.get(message.id)?.(syntaxAnswer.parse(message.fault));
        return;
      case 'died':
        this.#settleBoot?.reject(new Error(message.says || 'The process ended while it was being made ready.'));
        void this.end(message.why, 0, message.says);
        return;
      default:
        this.#work?.hear(message);
    }
  }

  /** A recording that makes no sense is our own fault, not the program's: it goes on unrecorded, and the page says so. */
  #record(json: string): void {
    if (this.#fault !== null) return;
    try {
      this.#assembly.add(json);
    } catch (error) {
      this.#fault = `The recording could not be read (${error instanceof Error ? error.message.slice(0, 200) : 'unknown'}).`;
      this.#assembly = new Assembly();
    }
  }

  #recordings(): Recording[] {
    const taken = this.#assembly.take();
    return this.#fault === null ? taken : [];
  }
}

function joined(blocks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    whole.set(block, at);
    at += block.length;
  }
  return whole;
}
