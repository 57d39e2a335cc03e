// All that is state: what the user wrote, what happened, where we look, how far the learner is, and preferences. Everything else is derived.
import type { Course } from '../lesson/course.ts';
import type { HttpRequest } from '../lib/http-message.ts';
import type {
  CheckRun,
  DiskState,
  Outcome,
  Project,
  RunnerStatus,
  ServerChoice,
  Started,
  SyntaxFault,
} from '../runner/runner.ts';
import type { Break } from '../trace/breakpoint.ts';
import type { Place } from '../trace/event-parts.ts';
import type { Grain } from '../trace/hops.ts';
import type { Way } from '../trace/layer-steps.ts';
import type { Cursor } from '../trace/recording.ts';
import type { BrowseSlice } from './browse-state.ts';
import type { CommandSlice } from './command-state.ts';
import type { ComparisonSlice } from './comparison-state.ts';
import type { FaultSlice } from './fault-state.ts';
import type { LinkSlice, ShareSlice } from './link-state.ts';
import type { OfflineSlice } from './offline-state.ts';
import type { OrderLabSlice } from './order-lab-state.ts';
import type { RegistrySlice } from './registry-slice.ts';
import type { Off, ReorderSlice } from './reorder-state.ts';
import type { RequestsSlice } from './requests-state.ts';
import type { SavingSlice } from './saving-state.ts';
import type { ScriptSlice, Step } from './script-state.ts';

/** The request as it stands in the composer. Host and Content-Length are added when it is sent, unless the user wrote them. */
export type ComposedRequest = HttpRequest;

/** What the user wrote for one lesson. */
export interface Work {
  files: Readonly<Record<string, string>>;
  openFile: string;
  request: ComposedRequest;
  server: ServerChoice;
  /** The client keeps its connection and sends the next request on it, as long as the server leaves it open. */
  keepAlive: boolean;
  /** Layers that were switched off, with what puts them back into the files. Left out when there are none. */
  off?: readonly Off[];
  /** Several requests to be sent in a row. Left out when there are none. */
  script?: readonly Step[];
}

export interface CourseSlice {
  course: Course;
  /** The lesson in view. */
  slug: string;
  /** A sentence when a lesson could not be fetched. */
  unfetched: string | null;
  /** Fetches it, if it is not here yet, and puts it in view; the one before stays until then. A name that is no lesson's changes nothing. */
  openLesson(slug: string): Promise<void>;
  /** Fetches what is missing of the lesson in view, if only its beginning is here. Where that can't be had, it is tried again by whoever asks. */
  completeLesson(): Promise<void>;
}

export interface WorkspaceSlice {
  /** The user's own work, by lesson; a lesson without an entry stands as its author left it. Survives a reload. */
  works: Readonly<Record<string, Work>>;
  /** What "start over" threw away, by lesson: kept until it is undone or overwritten. */
  discarded: Readonly<Record<string, Work>>;
  /** Syntax faults of the files in view, as CPython words them. */
  syntax: Readonly<Record<string, SyntaxFault>>;
  /** A line that somebody asked to see in the editor. A new object for each asking, so that the same line can be asked for twice. */
  revealed: Place | null;
  openFile(name: string): void;
  editFile(name: string, source: string): void;
  addFile(name: string): string | null;
  renameFile(from: string, to: string): string | null;
  deleteFile(name: string): string | null;
  editRequest(change: Partial<ComposedRequest>): void;
  /** Another one in its place. */
  putRequest(request: ComposedRequest): void;
  /** Puts this server before the project, from the next Send on. */
  chooseServer(choice: ServerChoice): void;
  setKeepAlive(keepAlive: boolean): void;
  startOver(): void;
  undoStartOver(): void;
  /** Puts the lesson's solution in the place of the work; undone like "start over". */
  applySolution(): void;
  /** Puts these files in the place of those with their names; undone in the same way. */
  putFiles(files: Work['files']): void;
  setSyntax(file: string, fault: SyntaxFault | null): void;
  /** Asks CPython whether the file as it stands compiles, and notes what it says. An answer that comes after another edit is dropped. */
  checkSyntax(file: string): Promise<void>;
  /** Opens the file and jumps to the line; on a narrow screen the code comes to the front. */
  reveal(place: Place): void;
}

/** One Send and what came of it. */
export interface Run {
  id: number;
  slug: string;
  request: ComposedRequest;
  project: Project;
  server: ServerChoice;
  /** `same`: it went over the connection of the request before. */
  connection: 'new' | 'same';
  started: Started;
  outcome: Outcome | null;
  /** Milliseconds from Send to the whole answer. */
  took: number;
}

export interface RunSlice {
  status: RunnerStatus;
  /** Running for so long that it has to be said. */
  slow: boolean;
  /** Oldest first; bounded. */
  runs: readonly Run[];
  /** By lesson, the run of its start that was recorded when the page was built. On stage while the learner has sent nothing. */
  recorded: Readonly<Record<string, Run>>;
  /** The one on stage; null before the first Send. */
  shown: number | null;
  /** Lessons whose recorded run was asked for although something is still to be predicted. */
  uncovered: readonly string[];
  /** Sends that are not answered yet. */
  pending: number;
  /** A sentence when Send could not even begin (bad request, our own fault). */
  refusal: string | null;
  /** Set while the stage shows what a failed check saw: the index into the lesson's `checks.recordings`. */
  borrowed: number | null;
  /** What each lesson's program has written beside its files, as its last answer told. It stays when the server restarts. */
  disks: Readonly<Record<string, DiskState>>;
  /** `limit` in milliseconds allows this run more than usual. */
  send(options?: { limit?: number }): Promise<void>;
  /** Sends another request than the composer's, and puts it on stage like any; `body` where that is no text. Null when it could not even begin. */
  sendThis(request: ComposedRequest, options?: { limit?: number; body?: Uint8Array }): Promise<Run | null>;
  stop(): void;
  /** Removes all that the lesson's program has written; the server starts afresh at the next Send. */
  resetDisk(): void;
  show(id: number): void;
  /** Keeps what a comparison or the order lab has run among the runs, and puts it on stage. */
  adopt(run: Omit<Run, 'id'>): void;
  /** Puts the recorded run on stage that is held back until a prediction was made. */
  uncover(): void;
  /** Fetches what was recorded of the lesson in view, if it is not here yet. Without it the stage is empty until the first Send. */
  fetchRecorded(): Promise<void>;
  /** Puts a recording of the last checks on stage, at the moment that a failure points to. */
  showCheck(at: { recording: number; event: Cursor }): void;
}

export const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/** What somebody points at, with the pointer or by keyboard: a layer (by its skin), or a moment and the layer that it is of. */
export interface Pointed {
  skin: number;
  event: Cursor | null;
}

export interface PlaybackSlice {
  /** Index into the shown recording's events. */
  cursor: Cursor;
  playing: boolean;
  speed: Speed;
  /** Boundary crossings; lines of the user's files as well; `all`: those of frameworks and of the standard library too, which are recorded
   *  from the next Send on. */
  grain: Grain;
  /** The frame on the stack that is looked at instead of the innermost. */
  look: Look | null;
  lookAt(frame: number, place: Place | null): void;
  /** Lit wherever it is to be seen. */
  pointed: Pointed | null;
  point(at: Pointed | null): void;
  seek(cursor: Cursor): void;
  play(): void;
  pause(): void;
  /** By one moment of the chosen grain (or of `grain`), forwards or backwards. By `lines` is by all lines where those are chosen. */
  step(by: 1 | -1, grain?: Grain): void;
  /** By layer: over what happens further in, into the next one, out of this one. */
  stepLayer(way: Way): Promise<void>;
  /** To the next breakpoint, forwards or backwards; to the end, or the start, when there is none. */
  goOn(by: 1 | -1): Promise<void>;
  toStart(): void;
  toEnd(): void;
  setSpeed(speed: Speed): void;
  setGrain(grain: Grain): void;
}

export type Breakpoint = Break & { on: boolean };

export interface BreaksSlice {
  /** By lesson, in the order in which they were made. Playing stops at those that are on. Survives a reload. */
  breaks: Readonly<Record<string, readonly Breakpoint[]>>;
  addBreak(what: Break): void;
  /** Adds it, or takes it away. */
  toggleBreak(what: Break): void;
  /** By `breakId`. */
  switchBreak(id: string, on: boolean): void;
  removeBreak(id: string): void;
  /** Adds one at the line that the moment stands at, or takes it away. */
  breakHere(): void;
}

/** A frame whose line somebody looks at. It holds for one moment. */
export interface Look {
  cursor: Cursor;
  frame: number;
  place: Place | null;
}

export interface LessonProgress {
  hints: number;
  solution: boolean;
  /** The last run of the checks, and the files that they looked at: unknown after a reload. */
  checks: (CheckRun & { files?: Project['files'] }) | null;
  done: boolean;
  /** What was answered, by the predict-question's number. */
  predictions: Readonly<Record<number, readonly string[]>>;
  /** What the lesson's own code said to them, once that was told: the runs that said it are not kept. */
  told: Readonly<Record<number, readonly string[]>>;
}

export interface LessonSlice {
  progress: Readonly<Record<string, LessonProgress>>;
  checking: boolean;
  showHint(): void;
  showSolution(): void;
  predict(question: number, answer: readonly string[]): void;
  /** It has been told what came of a prediction. The first time counts. */
  tell(question: number, truth: readonly string[]): void;
  runChecks(): Promise<void>;
}

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
/** How the stage shows a run. */
export const STAGE_VIEWS = ['onion', 'sequence', 'flame', 'browse'] as const;
export type StageView = (typeof STAGE_VIEWS)[number];
export interface PreferencesSlice {
  theme: Theme;
  tab: {
    inspector: 'changes' | 'environ' | 'response' | 'locals' | 'console' | 'rules' | 'hooks' | 'start' | 'registry' | 'signals';
    narrow: Column;
  };
  /** Sizes of panes that somebody chose, in pixels, by the arrangement they belong to ("wide", "middle") and the pane's name. */
  sizes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  folded: readonly Column[];
  view: StageView;
  /** The run before lies faintly under the one on stage. */
  ghost: boolean;
  showGhost(ghost: boolean): void;
  /** Why there is no ghost of the run on stage, when somebody has asked for it. */
  ghostSays: string | null;
  sayOfGhost(says: string): void;
  /** Where different processes have answered, their onions stand side by side. */
  beside: boolean;
  showBeside(beside: boolean): void;
  /** The editor knows types, where there is room for that. */
  types: boolean;
  showTypes(types: boolean): void;
  setView(view: StageView): void;
  setTheme(theme: Theme): void;
  setTab(which: 'inspector' | 'narrow', tab: string): void;
  setSize(arrangement: string, pane: string, pixels: number): void;
  fold(column: Column, folded: boolean): void;
}
export type Column = 'lesson' | 'code' | 'stage';

export type State = CourseSlice &
  WorkspaceSlice &
  RunSlice &
  BrowseSlice &
  ComparisonSlice &
  CommandSlice &
  ReorderSlice &
  OrderLabSlice &
  RegistrySlice &
  RequestsSlice &
  ScriptSlice &
  PlaybackSlice &
  BreaksSlice &
  LinkSlice &
  ShareSlice &
  LessonSlice &
  PreferencesSlice &
  SavingSlice &
  OfflineSlice &
  FaultSlice;
