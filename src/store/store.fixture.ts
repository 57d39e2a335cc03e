// A store for tests: two short lessons, a storage in memory, a clock turned by hand, and a runner that answers when it is told to.

import { type Course, courseOf } from '../lesson/course.ts';
import type { Lesson } from '../lesson/lesson.ts';
import { handClock } from '../lib/schedule.ts';
import type {
  Arrangement,
  Case,
  Change,
  CheckRun,
  ClientRequest,
  CommandRun,
  Comparison,
  DiskState,
  Grain,
  Outcome,
  Project,
  Runner,
  RunnerStatus,
  ServerChoice,
  Started,
  SyntaxFault,
} from '../runner/runner.ts';
import type { Recording } from '../trace/recording.ts';
import { restore } from './saving-slice.ts';
import type { Needs } from './slice.ts';
import type { Run } from './state.ts';
import { createOnionskin } from './store.ts';

const empty = { type: 'root', children: [] } as const;

function lessonOf(slug: string, change: Partial<Lesson> = {}): Lesson {
  const lesson: Partial<Lesson> & Pick<Lesson, 'slug'> = {
    slug,
    number: '1.1',
    part: { number: 1, title: 'Servers and software' },
    front: { title: slug, goal: 'You will be able to test.', request: `GET /${slug}`, spec: [], app: 'app:application' },
    hints: [{ ...empty, children: [] }],
    start: { 'app.py': `# ${slug}\n` },
    solution: { 'app.py': `# ${slug}, solved\n` },
    check: 'class Check: ...',
    ...change,
  };
  return lesson as Lesson;
}

const twoLessons: Course = courseOf([lessonOf('handshake'), lessonOf('order')]);

export function memoryShelf(start: Record<string, string> = {}) {
  const texts = new Map(Object.entries(start));
  let full = false;
  return {
    texts,
    fill: () => {
      full = true;
    },
    getItem: (key: string) => texts.get(key) ?? null,
    removeItem: (key: string) => void texts.delete(key),
    setItem(key: string, text: string) {
      if (full) throw Object.assign(new Error('exceeded the quota'), { name: 'QuotaExceededError' });
      texts.set(key, text);
    },
  };
}

interface Asked {
  request: ClientRequest;
  project: Project;
  server: ServerChoice;
  limit: number | undefined;
  grain: Grain | undefined;
  quiet: boolean;
  answer(outcome: Partial<Outcome>, disk?: DiskState): void;
  failToStart(says: string, file?: string, line?: number, stopped?: 'limit'): void;
  breakDown(message: string): void;
  /** The request never began: its connection is open no longer. */
  refuseConnection(): void;
}

interface Compared {
  request: ClientRequest;
  cases: readonly Case[];
  signal: AbortSignal | undefined;
  /** Tells what the one at `index` made of it; when all have been told, the comparison is over. */
  answer(index: number, outcome?: Partial<Outcome>): void;
  breakDown(message: string): void;
}

const startedWell: Started = { ok: true, recording: null, log: {}, exited: null };
const plainOutcome: Outcome = {
  raw: new Uint8Array(),
  end: 'closed',
  process: 1,
  recording: null,
  log: {},
  environ: null,
  exited: null,
};

export const passedChecks: CheckRun = {
  results: [{ name: 'test_it', sentence: 'It answers', passed: true, says: '', at: null }],
  recordings: [],
  fault: null,
};

/** Nothing is answered by itself: `asked` holds the Sends, in order, each with the ways it can end. */
export function toldRunner() {
  const asked: Asked[] = [];
  const compared: Compared[] = [];
  const listeners = new Set<(status: RunnerStatus) => void>();
  const told = {
    asked,
    compared,
    checked: [] as Project[],
    checks: passedChecks,
    syntax: null as SyntaxFault | null,
    /** What is said to the next ones that ask about the layers, first first; then always the last one again. */
    arrangements: [] as (Arrangement | Promise<Arrangement>)[],
    /** Answers instead of these, where a test has one. */
    arrange: null as ((project: Project, change: Change | null) => Arrangement) | null,
    registryAsked: [] as string[][],
    /** Command lines that were asked for, each with the way it ends. */
    commanded: [] as { line: string; project: Project; answer: (run: Partial<CommandRun>) => void }[],
    arranged: [] as { project: Project; change: Change | null }[],
    stops: 0,
    wiped: [] as string[],
    tell: (status: RunnerStatus) => {
      for (const listener of listeners) listener(status);
    },
  };
  const runner: Runner = {
    warm() {},
    send: (request, project, server, options) =>
      new Promise((resolve, reject) => {
        asked.push({
          request,
          project,
          server,
          limit: options?.limit,
          grain: options?.grain,
          quiet: options?.quiet ?? false,
          answer: (outcome, disk) =>
            resolve({ started: startedWell, outcome: { ...plainOutcome, ...outcome }, ...(disk === undefined ? {} : { disk }) }),
          failToStart: (says, file, line, stopped) =>
            resolve({
              started: {
                ok: false,
                says,
                file: file ?? null,
                line: line ?? null,
                stopped,
                recording: null,
                log: {},
                exited: null,
              },
              outcome: null,
            }),
          breakDown: (message) => reject(new Error(message)),
          refuseConnection: () => resolve({ started: startedWell, outcome: null }),
        });
      }),
    compare: (request, cases, options) =>
      new Promise((resolve, reject) => {
        const results: Comparison[] = [];
        compared.push({
          request,
          cases,
          signal: options?.signal,
          answer: (index, outcome) => {
            const server = cases[index]?.server;
            if (server === undefined) throw new Error('No such one was asked.');
            const result: Comparison = { server, started: startedWell, outcome: { ...plainOutcome, ...outcome } };
            results[index] = result;
            options?.told?.(index, result);
            if (Object.keys(results).length === cases.length) resolve(results);
          },
          breakDown: (message) => reject(new Error(message)),
        });
      }),
    check: async (_check, project) => {
      told.checked.push(project);
      return told.checks;
    },
    command: (line, project) =>
      new Promise((resolve) => {
        const answer = (run: Partial<CommandRun>) => resolve({ output: '', exited: 0, says: null, files: {}, ...run });
        told.commanded.push({ line, project, answer });
      }),
    compile: async () => told.syntax,
    askRegistry: async (call, args, project) => {
      told.registryAsked.push([call, ...args]);
      return { ok: true, text: Object.keys(project.files).join() };
    },
    arrange: async (project, _factory, change) => {
      told.arranged.push({ project, change });
      if (told.arrange !== null) return told.arrange(project, change);
      const next = told.arrangements.length > 1 ? told.arrangements.shift() : told.arrangements[0];
      return next ?? { slots: [], says: 'There are none.', edit: null, taken: null };
    },
    wipe: (disk) => void told.wiped.push(disk),
    stop: () => {
      told.stops += 1;
    },
    watch(listener) {
      listeners.add(listener);
      listener({ kind: 'idle' });
      return () => listeners.delete(listener);
    },
    dispose() {},
  };
  return { ...told, told, runner };
}

interface Opening
  extends Partial<
    Pick<Needs, 'quiet' | 'knowsExample' | 'mark' | 'prepare' | 'reordering' | 'orderLab' | 'browsing' | 'commanding'>
  > {
  course?: Course;
  shelf?: ReturnType<typeof memoryShelf>;
  fetchLesson?: (slug: string) => Promise<Lesson>;
  fetchRecorded?: (lesson: Lesson) => Promise<Run | null>;
}

export function openStore({
  course = twoLessons,
  shelf = memoryShelf(),
  fetchLesson = nowhere,
  fetchRecorded = nothing,
  ...needs
}: Opening = {}) {
  const clock = handClock();
  const { runner, told } = toldRunner();
  const store = createOnionskin({
    runner,
    course,
    storage: shelf,
    fetchLesson,
    fetchRecorded,
    kept: restore(shelf),
    schedule: clock.schedule,
    now: clock.now,
    ...needs,
  });
  return { store, state: store.getState, clock, told, shelf };
}

const nothing = async () => null;
const nowhere = async (slug: string): Promise<Lesson> => {
  throw new Error(`${slug} can not be had`);
};

/** Sends and answers with this recording; comes back when the store has taken it in. */
export async function run(opened: ReturnType<typeof openStore>, recording: Recording): Promise<void> {
  const sending = opened.state().send();
  opened.told.asked.at(-1)?.answer({ recording });
  await sending;
}
