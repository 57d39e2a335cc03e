// The one door to Python, as the store knows it. Real processes are behind it in the page and under Node.
import type { Recording } from '../trace/recording.ts';

/** The user's project: file names relative to its root ("app.py", "shop/views.py"), and what to serve, "module:callable". */
export interface Project {
  files: Readonly<Record<string, string>>;
  app: string;
  /** The name of the disk that it lies on. What the program writes beside its files stays there when its processes are replaced, as on a
   *  real server; without a disk it is gone with them. */
  disk?: string | undefined;
}

/** What is on a disk beside the project's own files. */
export interface DiskState {
  files: readonly { name: string; size: number }[];
  /** Files that were too many or too large to be kept: they are gone with the process that wrote them. */
  left: readonly string[];
}

/** Every server that can be put before a project. What each is like is told in `src/servers/`. */
export const SERVER_NAMES = ['wsgiref', 'gunicorn', 'waitress', 'uwsgi', 'mod_wsgi-embedded', 'mod_wsgi-daemon'] as const;
/** How many processes a server may have: each is a whole interpreter. */
export const MOST_PROCESSES = 4;
export type ServerName = (typeof SERVER_NAMES)[number];

/** The server that will run it, and how it is configured. What is left out is as in the recordings of that server (src/testing/fidelity). */
export interface ServerChoice {
  name: ServerName;
  /** Server processes, 1 to 4: each is an interpreter of its own, with its own globals. */
  processes?: number | undefined;
  /** Threads of each process: what environ tells. One interpreter in a browser runs one request at a time all the same. */
  threads?: number | undefined;
  /** The prefix it is mounted under, as "/shop". */
  mount?: string | undefined;
  /** `app` names a function that makes the application ("app:create_app"). */
  factory?: boolean | undefined;
  /** mod_wsgi only: the project's folder is on its `python-path`, so that the script can import its neighbours. The others look there anyway. */
  pythonPath?: boolean | undefined;
}

/** How much is recorded: nothing, what crosses boundaries, also the lines of the user's own files, or of frameworks and of the standard
 *  library too (of these not while the project is imported). */
export const GRAINS = ['none', 'layers', 'lines', 'libraries'] as const;
export type Grain = (typeof GRAINS)[number];

export type Leaves = 'sent' | 'head' | number;

/** One request as the client sends it: every byte, and what the client does afterwards. */
export interface ClientRequest {
  raw: Uint8Array;
  /** `same`: on the connection of the request before, if that is still open. */
  connection: 'new' | 'same';
  /** The client shuts down its sending side once everything is sent. */
  halfClose: boolean;
  /** It sends the head, waits up to a second for `100 Continue`, and only then sends the body. */
  expect?: boolean | undefined;
  /** It sends so many bytes, pauses, and sends the rest. */
  pauseAfter?: number | undefined;
  /** It hangs up in the middle: once everything is sent, once the head of the answer is there, or once so many bytes of its body are. */
  leaves?: Leaves | undefined;
}

/** What each of a server's logs gained: "stderr", "stdout", or a file of its own ("error.log", "access.log"). */
export type Logs = Readonly<Record<string, string>>;
/** An environ as the outermost layer received it, in order: key to the type's name and, where JSON has it, the value. */
export type EnvironDump = Readonly<Record<string, readonly [type: string, value: string | number | boolean | null]>>;

/** Why a process could not serve the project: a sentence for the user, and where. */
export interface StartFault {
  ok: false;
  says: string;
  file: string | null;
  line: number | null;
  /** It took longer than it might. */
  stopped?: 'limit' | undefined;
}
export type Started = ({ ok: true } | StartFault) & {
  recording: Recording | null;
  /** What the server logged meanwhile. */
  log: Logs;
  /** The exit code of a server that gave up. */
  exited: number | null;
};

/** `left`: the client has hung up before its answer was whole. */
export const CONNECTION_ENDS = ['closed', 'kept-open', 'timeout', 'reset', 'left'] as const;
export type ConnectionEnd = (typeof CONNECTION_ENDS)[number];

/** What became of one request. User mistakes are values; only our own faults are exceptions. */
export interface Outcome {
  /** Every byte the server sent. */
  raw: Uint8Array;
  end: ConnectionEnd;
  process: number;
  recording: Recording | null;
  /** What the server logged meanwhile. */
  log: Logs;
  /** Null when no application was called. Of several requests on one connection, the last one's. */
  environ: EnvironDump | null;
  /** The exit code, when the server process ended over it. */
  exited: number | null;
  /** Bytes of memory that its process takes now; null when it ended. */
  memory?: number | null;
  /** Set when the request was ended from outside. `says` names the file and line it was in, where that is known. */
  stopped?: { why: 'limit' | 'user' | 'memory' | 'exit'; says: string; file: string | null; line: number | null };
  /** Set when our own recorder failed and the request therefore ran without it. */
  unrecorded?: string;
}

/** A check of a lesson: a docstring as its sentence, and what came of it. `at` is the moment in `recordings[recording]` that a failure points to. */
export interface CheckResult {
  name: string;
  sentence: string;
  passed: boolean;
  /** Not judged yet: it stands on another check that has not passed. */
  waits?: true | undefined;
  /** What was wanted, what came, where; and the hint of the lesson's author. Empty when passed. */
  says: string;
  at: { recording: number; event: number } | null;
}
export interface CheckRun {
  results: readonly CheckResult[];
  recordings: readonly Recording[];
  /** Set when the project could not even be started, or check.py itself is broken. */
  fault: string | null;
}

/** One way to answer a request that is put to several: a project, and the server before it. */
export interface Case {
  project: Project;
  server: ServerChoice;
}

/** What one of several made of the request that all of them got. */
export interface Comparison {
  server: ServerChoice;
  started: Started;
  outcome: Outcome | null;
}

/** What Django's registry of applications can be asked (Django documentation, Applications, Application registry). */
export const REGISTRY_CALLS = ['get_app_config', 'get_app_configs', 'is_installed', 'get_model', 'get_models'] as const;
export type RegistryCall = (typeof REGISTRY_CALLS)[number];
/** The repr of what it gave, or the exception in Django's own words. */
export interface RegistryAnswer {
  ok: boolean;
  text: string;
}

/** What came of a command line in the project's folder. */
export interface CommandRun {
  /** What it printed, both streams in one order, as in a terminal. */
  output: string;
  /** Its exit status; null when it did not come to its end, or was never begun. */
  exited: number | null;
  /** Why there is no status, or what helps with it: a sentence. */
  says: string | null;
  /** The project's own files that it wrote or removed (null), and new ones in Python. All else is on the disk. */
  files: Readonly<Record<string, string | null>>;
  disk?: DiskState;
}

/** What the runner is doing, for honest words on the page. `loaded` and `total` are bytes; total null while unknown. */
export type RunnerStatus =
  | { kind: 'idle' }
  | { kind: 'loading'; stage: string; loaded: number; total: number | null }
  | { kind: 'starting' }
  | { kind: 'running'; since: number }
  | { kind: 'failed'; says: string };

export interface Runner {
  /** Makes sure that a process is (being) made ready, so that the next `send` need not wait: one that suits `project`, where that is known. */
  warm(project?: Project): void;
  /** Answers `request` with `project` under `server`. Requests queue; each one is answered. A project that differs from the running one
   *  gets a fresh process. `limit` in milliseconds of running, 2000 unless the user allows more, or a framework needs more to begin (patience.ts). `quiet`: this one is not recorded, and the
   *  process is the same as for those of `grain`. Null when the server never began. */
  send(
    request: ClientRequest,
    project: Project,
    server: ServerChoice,
    options?: { grain?: Grain; limit?: number; quiet?: boolean },
  ): Promise<{ started: Started; outcome: Outcome | null; disk?: DiskState }>;
  /** Empties a disk. The next request that needs it goes to fresh processes. */
  wipe(disk: string): void;
  /** Puts the very same request to each of `cases`, each in a fresh process of its own that is thrown away afterwards: the running
   *  processes do not notice. `told` hears each result as soon as it is there. What was not yet answered when it was stopped (by `signal`
   *  or by `stop`) says so. Records `layers` unless told otherwise; `limit` as in `send`. */
  compare(
    request: ClientRequest,
    cases: readonly Case[],
    options?: { grain?: Grain; limit?: number; told?: (index: number, result: Comparison) => void; signal?: AbortSignal },
  ): Promise<readonly Comparison[]>;
  /** Runs a lesson's check.py (its source) against the project, in a process of its own. */
  check(check: string, project: Project, server: ServerChoice): Promise<CheckRun>;
  /** Runs `python manage.py` with these words in a process of its own, beside the server and with the same disk. It has its turn among the
   *  requests: none is answered meanwhile. */
  command(line: string, project: Project): Promise<CommandRun>;
  /** Asks CPython to compile one file: its own words for a syntax error (1-based line and column, in code points), or null. Never runs it. */
  compile(file: string, source: string): Promise<SyntaxFault | null>;
  /** Reads where the project's layers are put around one another in its source, and writes them in another order, as `change` says; null only
   *  looks. The program is not run, and its own process never sees this. `factory`: `app` names a function that makes the application. */
  arrange(project: Project, factory: boolean, change: Change | null): Promise<Arrangement>;
  /** Asks Django's registry in the process that runs the project; it is started if it does not run. `args` are texts, never code. */
  askRegistry(call: RegistryCall, args: readonly string[], project: Project, server: ServerChoice): Promise<RegistryAnswer>;
  /** Ends all that is running now, at once. Its outcomes say `stopped: user`. */
  stop(): void;
  /** Tells now and at each change. Returns the way to stop listening. */
  watch(listener: (status: RunnerStatus) => void): () => void;
  dispose(): void;
}

/** A layer as the source puts it around what is inside it. */
export interface Slot {
  /** As the source calls it. */
  name: string;
  /** By what names a recording may know it; the first one is `name`. */
  names: readonly string[];
  file: string;
  line: number;
  /** The same for the same text, wherever it stands. */
  ident: string;
}

/** A layer that was taken out of the source, with what puts it back byte for byte. */
export interface Taken {
  name: string;
  /** Where in the stack it was. */
  index: number;
  file: string;
  /** The file without it. */
  left: string;
  /** Of that: from, to (bytes of UTF-8), and the text that comes there. */
  edits: readonly (readonly [from: number, to: number, text: string])[];
  kind: 'call' | 'value' | 'entry';
  before: string;
  after: string;
  ident: string;
}

/** A layer goes to the place of another one; it is taken out; one that was taken out is put back. Places are indexes of `slots`. */
export type Change = { move: readonly [from: number, to: number] } | { off: number } | { on: Taken };

export interface Arrangement {
  /** Outermost first; empty when they are not understood. */
  slots: readonly Slot[];
  /** Why they are not understood, or why nothing was changed: a sentence. */
  says: string | null;
  /** The file with the change in it; `slots` are then in their new order. */
  edit: { file: string; source: string } | null;
  taken: Taken | null;
}

export interface SyntaxFault {
  says: string;
  line: number;
  column: number;
  endLine: number | null;
  endColumn: number | null;
}
