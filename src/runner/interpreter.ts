// One process as the rest of the runner uses it: boot it, start a project in it, put requests to it. It watches the clock, keeps what the
// process said up to the last moment, and always answers: with what came, or with why nothing more will come.
import { checkAnswer, commandAnswer, jsonAs, requestAnswer, startedAnswer } from './answers.ts';
import { type Asides, arranging, askingRegistry, compiling } from './asides.ts';
import { type Booted, Booting } from './booting.ts';
import { emptyShelf, type Shelf } from './bundles.ts';
import type { DiskChange, DiskFile } from './disk.ts';
import { haltOf, type Why } from './halt.ts';
import { readMessage, sizeOf } from './heard.ts';
import { ASKED, Hearing, IDLE, WORKING } from './hearing.ts';
import { notStarted } from './not-started.ts';
import type { Process, Spawn } from './process.ts';
import type { Assets, FromWorker, ToWorker } from './protocol.ts';
import type {
  Arrangement,
  Change,
  CheckRun,
  ClientRequest,
  CommandRun,
  Grain,
  Outcome,
  Project,
  RegistryAnswer,
  RegistryCall,
  ServerChoice,
  Started,
  SyntaxFault,
} from './runner.ts';
import { type Answer, type Answering, type Result, Task } from './task.ts';
import { Transcript } from './transcript.ts';

export class Interpreter {
  /** Resolves when it can work; rejects, with a sentence, when it never will. */
  readonly ready: Promise<Booted>;
  /** It has ended, or its server has: not to be used again. */
  spent = false;
  /** No program of the user's has been let into it. */
  fresh = true;
  /** Which process it is, for people: counted from 1. Known from `start` on. */
  number = 0;
  /** Bytes of memory that it takes, as it said last. */
  memory: number | null = null;
  readonly #process: Process;
  readonly #shelf: Shelf;
  /** How many bundles it has been handed. */
  #bundles = 0;
  /** Bundles that its last work looked for and that it had not been handed. */
  #lacks: readonly string[] = [];
  #written: DiskChange | null = null;
  readonly #booting = new Booting();
  #work: Pick<Task<Answering, unknown>, 'hear' | 'halted'> | null = null;
  readonly #said = new Transcript();
  #ending: Promise<void> | null = null;
  readonly #hearing = new Hearing();
  /** It said what no process says, or too much: nothing of it is heard any more. */
  #deaf = false;
  #asked = 0;
  readonly #stuck = (limit: number): void => void this.end('limit', limit);
  readonly #compiling = compiling(this.#stuck);
  readonly #arranging = arranging(this.#stuck);
  readonly #asking = askingRegistry(this.#stuck);

  /** It is opened while `assets` may still be on their way. */
  constructor(spawn: Spawn, assets: Assets | Promise<Assets>, shelf: Shelf = emptyShelf()) {
    this.#shelf = shelf;
    this.#process = spawn((said) => this.#hear(said));
    this.ready = this.#booting.ready;
    // Nobody may be waiting yet; whoever does hears of a failure through `ready` itself. What could not be made is not kept either.
    this.ready.catch(() => void this.end());
    const boot = (assets: Assets): void => {
      if (this.spent) return;
      this.#booting.begin();
      this.#process.post({ kind: 'boot', assets });
    };
    if (assets instanceof Promise)
      assets.then(boot, (error: unknown) => this.#booting.fail(error instanceof Error ? error.message : String(error)));
    else boot(assets);
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
    disk: Readonly<Record<string, DiskFile>> = {},
  ): Promise<Started> {
    this.fresh = false;
    this.number = number;
    const packages = await this.#shelf.packagesFor(Object.values(files));
    const message: ToWorker = { kind: 'start', files, app, server, grain, process: number, worker, packages, disk };
    const result = await this.#run(message, limit, 'started', ({ json }) => jsonAs(startedAnswer, json));
    const recording = this.#said.takeRecordings().at(-1) ?? null;
    if (result.kind === 'halted') {
      const { why, says, file, line } = result.halt;
      return notStarted({ says, file, line, recording, ...(why === 'limit' ? { stopped: why } : {}) });
    }
    return { ...result.answer, recording };
  }

  /** Whether what it did last looked for a bundle that it had not been handed and that a fresh process would be handed: then that counts for
   *  nothing, and it is ended. No bundle is lacked twice. */
  async mustBeginAnew(): Promise<boolean> {
    if (this.#lacks.length === 0 || !(await this.#shelf.want(this.#lacks))) return false;
    void this.end();
    return true;
  }

  /** What the program has written beside the project's files since it was asked last; null: nothing. */
  written(): DiskChange | null {
    const written = this.#written;
    this.#written = null;
    return written;
  }

  /** Null when the request never began: it was to go over a connection that is not open. */
  async request(
    request: ClientRequest,
    grain: Grain,
    limit: number,
    disk: Readonly<Record<string, DiskFile | null>> = {},
  ): Promise<Outcome | null> {
    this.#asked += 1;
    const { raw: bytes, connection, halfClose, expect = false, pauseAfter = null, leaves = null } = request;
    const id = this.#asked;
    const message: ToWorker = { kind: 'request', id, raw: bytes, connection, halfClose, expect, pauseAfter, leaves, grain, disk };
    // An answer to another request is none.
    const read = (answer: Answer<'answered'>) => (answer.id === id ? requestAnswer.safeParse(answer).data : undefined);
    const result = await this.#run(message, limit, 'answered', read);
    const recording = this.#said.takeRecordings().at(-1) ?? null;
    const [raw, process] = [this.#said.takeBytes(), this.number];
    if (result.kind === 'halted')
      return { raw, end: 'reset', process, recording, log: {}, environ: null, exited: null, stopped: result.halt };
    const { end, exited, unrecorded: said, log, environ } = result.answer;
    // The server in it is gone: nothing else may run here.
    if (exited !== null) void this.end();
    if (end === null) return null;
    const unrecorded = said ?? this.#said.fault;
    // Somebody took the recorder's place in it, or broke it: the next request meets a healthy process.
    if (unrecorded !== null) void this.end();
    const outcome: Outcome = { raw, end, process, recording, log, environ, exited, memory: exited === null ? this.memory : null };
    return unrecorded === null ? outcome : { ...outcome, unrecorded };
  }

  async check(check: string, project: Project, server: ServerChoice, limit: number): Promise<CheckRun> {
    this.fresh = false;
    const packages = await this.#shelf.packagesFor([check, ...Object.values(project.files)]);
    const message: ToWorker = { kind: 'check', files: project.files, app: project.app, server, check, packages };
    // Each check has a process of its own, which imports what it needs: each has its own time.
    const checks = check.match(/^\s+def test/gm)?.length ?? 0;
    const result = await this.#run(message, limit, 'checked', ({ json }) => jsonAs(checkAnswer, json), checks);
    const recordings = this.#said.takeRecordings();
    if (result.kind === 'halted') return { results: [], recordings, fault: result.halt.says };
    return { ...result.answer, recordings };
  }

  /** Runs a command line in the project's folder; what it wrote there is `written`. */
  async command({ files }: Project, line: string, limit: number, disk: Readonly<Record<string, DiskFile>>) {
    this.fresh = false;
    const packages = await this.#shelf.packagesFor(Object.values(files));
    const message: ToWorker = { kind: 'command', files, line, packages, disk };
    const result = await this.#run(message, limit, 'commanded', ({ json }) => jsonAs(commandAnswer, json));
    const output = new TextDecoder().decode(this.#said.takeBytes());
    if (result.kind === 'halted') return { output, exited: null, says: result.halt.says };
    return { output, ...result.answer } satisfies Omit<CommandRun, 'files'>;
  }

  /** Null as well when the process ended before it could tell. */
  compile(file: string, source: string): Promise<SyntaxFault | null> {
    return this.#aside(this.#compiling, (id) => ({ kind: 'compile', id, file, source }), false);
  }

  arrange({ files, app }: Project, factory: boolean, change: Change | null): Promise<Arrangement | null> {
    return this.#aside(this.#arranging, (id) => ({ kind: 'arrange', id, files, app, factory, change }));
  }

  /** Null when the process ended before it could tell. */
  askRegistry(call: RegistryCall, args: readonly string[]): Promise<RegistryAnswer | null> {
    return this.#aside(this.#asking, (id) => ({ kind: 'ask', id, call, args }));
  }

  #aside<T>(asides: Asides<T>, message: (id: number) => ToWorker, long = true): Promise<T | null> {
    if (this.spent) return Promise.resolve(null);
    this.#asked += 1;
    const answer = asides.wait(this.#asked);
    if (long && !this.busy) this.#hearing.renew(ASKED);
    this.#process.post(message(this.#asked));
    return answer;
  }

  /** Ends it at once, whatever it does. What it was doing is answered with why; the first reason counts. */
  end(why: Why = 'user', limit = 0, detail = ''): Promise<void> {
    this.#ending ??= this.#finish(why, limit, detail);
    return this.#ending;
  }

  async #finish(why: Why, limit: number, detail: string): Promise<void> {
    this.spent = true;
    // What it said before is on its way still, and belongs to the answer; it may even be the answer.
    await this.#process.end();
    this.#booting.fail('The process was ended before it could work.');
    this.#compiling.giveUp();
    this.#arranging.giveUp();
    this.#asking.giveUp();
    this.#work?.halted(haltOf(why, this.#said.place, limit, detail));
  }

  /** `read` gives undefined for what is no answer. */
  #run<K extends Answering, T>(
    message: ToWorker,
    limit: number,
    kind: K,
    read: (answer: Answer<K>) => T | undefined,
    beginnings = 0,
  ): Promise<Result<T>> {
    if (this.#work !== null) throw new Error('A process does one thing at a time.');
    this.#said.renew();
    this.#lacks = [];
    this.#hearing.renew(WORKING);
    if ('packages' in message) this.#bundles = Object.keys(message.packages.zips).length;
    const late = (): void => void this.end('limit', limit);
    // Whoever runs in it may say it as often as they like.
    const often = 2 + this.#bundles + beginnings;
    const task = new Task({ kind, limit, beginnings: often, read, late, over: (answer) => this.#over(answer) });
    this.#work = task;
    this.#process.post(message);
    // It may have ended a moment ago, without anybody to tell.
    void this.#ending?.then(() => this.#work?.halted(haltOf('exit', null, limit)));
    return task.result;
  }

  #over(answer: Answer<Answering> | null): void {
    this.#work = null;
    this.#hearing.renew(IDLE);
    if (answer === null) return;
    this.#lacks = answer.lacks ?? [];
    if (answer.kind === 'checked') return;
    this.memory = answer.memory ?? null;
    this.#written = answer.disk ?? null;
  }

  #hear(said: unknown): void {
    this.#booting.heard = true;
    if (this.#deaf) return;
    const message = readMessage(said);
    if (message === null) this.#refuse('nonsense');
    else if (!this.#hearing.take(sizeOf(message))) this.#refuse('flood');
    else if (!this.#take(message)) this.#refuse('nonsense');
  }

  /** It is ended without another word. What it was doing is answered with why. */
  #refuse(why: Why): void {
    this.#deaf = true;
    this.#booting.fail('The process said something that makes no sense while it was being made ready.');
    void this.end(why);
  }

  /** False when no honest process says this now. */
  #take(message: FromWorker): boolean {
    switch (message.kind) {
      case 'stage':
        return !this.#booting.isDone;
      case 'booted':
        return this.#booting.succeed(message);
      case 'boot-failed':
        if (this.#booting.isDone) return false;
        this.#booting.fail(message.says);
        void this.end('exit');
        return true;
      case 'pieces':
        // Who is asked nothing has nothing to tell.
        if (this.#work !== null) this.#said.record(message.json);
        return true;
      case 'sent':
        if (this.#work !== null) this.#said.send(message.bytes);
        return true;
      case 'begun':
        this.#work?.hear(message);
        return true;
      case 'compiled':
        return this.#compiling.hear(message.id, message.fault);
      case 'arranged':
        return this.#arranging.hear(message.id, message.json);
      case 'asked':
        return this.#asking.hear(message.id, message.json);
      case 'died':
        this.#booting.fail(message.says || 'The process ended while it was being made ready.');
        void this.end(message.why, 0, message.says);
        return true;
      default:
        return this.#work?.hear(message) ?? false;
    }
  }
}
