// All that is state: what the user wrote, what happened, where we look, how far the learner is, and preferences. Everything else is derived.
import type { CheckRun, Outcome, Project, RunnerStatus, ServerChoice, Started, SyntaxFault } from '../runner/runner.ts';
import type { Cursor } from '../trace/recording.ts';

/** The request as it stands in the composer. Host and Content-Length are added when it is sent, unless the user wrote them. */
export interface ComposedRequest {
  method: string;
  target: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
}

/** What the user wrote for one lesson. */
export interface Work {
  files: Readonly<Record<string, string>>;
  openFile: string;
  request: ComposedRequest;
  server: ServerChoice;
}

export interface WorkspaceSlice {
  /** The lesson in view. */
  slug: string;
  /** The user's own work, by lesson; a lesson without an entry stands as its author left it. Survives a reload. */
  works: Readonly<Record<string, Work>>;
  /** What "start over" threw away, by lesson: kept until it is undone or overwritten. */
  discarded: Readonly<Record<string, Work>>;
  /** Syntax faults of the files in view, as CPython words them. */
  syntax: Readonly<Record<string, SyntaxFault>>;
  openLesson(slug: string): void;
  openFile(name: string): void;
  editFile(name: string, source: string): void;
  addFile(name: string): string | null;
  renameFile(from: string, to: string): string | null;
  deleteFile(name: string): string | null;
  editRequest(change: Partial<ComposedRequest>): void;
  startOver(): void;
  undoStartOver(): void;
  /** Puts the lesson's solution in the place of the work; undone like "start over". */
  applySolution(): void;
  setSyntax(file: string, fault: SyntaxFault | null): void;
}

/** One Send and what came of it. */
export interface Run {
  id: number;
  slug: string;
  request: ComposedRequest;
  project: Project;
  started: Started;
  outcome: Outcome | null;
  /** Milliseconds from Send to the whole answer. */
  took: number;
}

export interface RunSlice {
  status: RunnerStatus;
  /** Oldest first; bounded. */
  runs: readonly Run[];
  /** The one on stage; null before the first Send. */
  shown: number | null;
  /** Sends that are not answered yet. */
  pending: number;
  /** A sentence when Send could not even begin (bad request, our own fault). */
  refusal: string | null;
  /** `limit` in milliseconds allows this run more than usual. */
  send(options?: { limit?: number }): Promise<void>;
  stop(): void;
  show(id: number): void;
}

export type Speed = 0.25 | 0.5 | 1 | 2 | 4;

export interface PlaybackSlice {
  /** Index into the shown recording's events. */
  cursor: Cursor;
  playing: boolean;
  speed: Speed;
  /** hop: boundary crossings; line: lines of the user's files as well. */
  grain: 'hops' | 'lines';
  seek(cursor: Cursor): void;
  play(): void;
  pause(): void;
  /** By one moment of the chosen grain (or of `grain`), forwards or backwards. */
  step(by: 1 | -1, grain?: 'hops' | 'lines'): void;
  toStart(): void;
  toEnd(): void;
  setSpeed(speed: Speed): void;
  setGrain(grain: 'hops' | 'lines'): void;
}

export interface LessonProgress {
  hints: number;
  solution: boolean;
  /** The last run of the checks. */
  checks: CheckRun | null;
  done: boolean;
  /** What was answered, by the predict-question's number. */
  predictions: Readonly<Record<number, readonly string[]>>;
}

export interface LessonSlice {
  progress: Readonly<Record<string, LessonProgress>>;
  checking: boolean;
  showHint(): void;
  showSolution(): void;
  predict(question: number, answer: readonly string[]): void;
  runChecks(): Promise<void>;
}

export type Theme = 'system' | 'light' | 'dark';
export interface PreferencesSlice {
  theme: Theme;
  tab: { inspector: 'changes' | 'environ' | 'response' | 'console'; narrow: 'lesson' | 'code' | 'stage' };
  setTheme(theme: Theme): void;
  setTab(which: 'inspector' | 'narrow', tab: string): void;
}

export type State = WorkspaceSlice & RunSlice & PlaybackSlice & LessonSlice & PreferencesSlice;
