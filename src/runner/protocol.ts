// Everything that crosses the border to a process, in one file. The worker is the same in the page (inside its locked room) and under Node.
// Big things (assets) are handed in once; the program's doings come out as they happen, so that a loop that never ends leaves its trace behind.
import type { DiskChange, DiskFile } from './disk.ts';
import type {
  Change,
  ConnectionEnd,
  EnvironDump,
  Grain,
  Leaves,
  Logs,
  RegistryCall,
  ServerChoice,
  SyntaxFault,
} from './runner.ts';

/** Bytes to hand over: in the page a Blob, which crosses to the worker without being copied; under Node memory that is shared. */
export type Bytes = Blob | SharedArrayBuffer;

/** What a process is made of. Every byte comes from the page: the worker has no network, no storage, no origin. */
export interface Assets {
  /** Pyodide's own files. Under Node it reads them from node_modules, and all processes share the compiled machine code. */
  pyodide: { loader: Blob; module: Blob; wasm: Blob; stdlib: Blob } | { compiled: WebAssembly.Module };
  /** pyodide-lock.json as text. */
  lock: string;
  /** Memory of an interpreter that has already imported what we need, perhaps gzip'd (as a Blob only); null: load plainly. */
  snapshot: Bytes | null;
  /** Our Python package: path relative to site-packages ("onionskin/entry.py") to source. */
  python: Readonly<Record<string, string>>;
  /** The zips of the servers' packages: they are in every process from the beginning. Name to bytes. */
  servers: Readonly<Record<string, Bytes>>;
}

/** What a project can import beside the standard library, as far as it may want to. The files are unpacked when it does. */
export interface Packages {
  /** Name of a bundle to its zip. */
  zips: Readonly<Record<string, Bytes>>;
  /** Which bundle has which module, of all that there are: one that is looked for and was not handed in is told as lacking. */
  modules: Readonly<Record<string, string>>;
  /** Bundles that can't be had, and the words for why. */
  absent: Readonly<Record<string, string>>;
}

export type ToWorker =
  | { kind: 'boot'; assets: Assets }
  /** Import the project and put the server before it. Once in the life of a process. */
  | {
      kind: 'start';
      files: Readonly<Record<string, string>>;
      app: string;
      server: ServerChoice;
      grain: Grain;
      /** Which one it is for people: counted from 1, never twice. */
      process: number;
      packages: Packages;
      /** What earlier processes wrote beside the project's files. */
      disk: Readonly<Record<string, DiskFile>>;
      /** Which of the server's processes it is, counted from 0: a fresh one has the place of the one that it replaces. */
      worker: number;
    }
  | {
      kind: 'request';
      id: number;
      raw: Uint8Array;
      connection: 'new' | 'same';
      halfClose: boolean;
      expect: boolean;
      pauseAfter: number | null;
      leaves: Leaves | null;
      grain: Grain;
      /** What other processes wrote meanwhile; null: a file that is gone. */
      disk: Readonly<Record<string, DiskFile | null>>;
    }
  | {
      kind: 'check';
      files: Readonly<Record<string, string>>;
      app: string;
      server: ServerChoice;
      check: string;
      packages: Packages;
    }
  | {
      kind: 'command';
      files: Readonly<Record<string, string>>;
      /** What was typed after the prompt. */
      line: string;
      packages: Packages;
      disk: Readonly<Record<string, DiskFile>>;
    }
  | { kind: 'compile'; id: number; file: string; source: string }
  | {
      kind: 'arrange';
      id: number;
      files: Readonly<Record<string, string>>;
      app: string;
      factory: boolean;
      change: Change | null;
    }
  /** Ask the registry of Django's, as it is in the running program. */
  | { kind: 'ask'; id: number; call: RegistryCall; args: readonly string[] };

/**
 * What Python says, as it happens. `pieces` is JSON text: an array of single-key objects, each one thing to append to the recording under way:
 *   {"begin": {process, request, origin, server}} {"layer": Layer} {"span": Span} {"body": Body} {"bytes": "latin-1"} {"globals": Globals}
 *   {"event": TraceEvent} {"end": ended}
 *   or {"place": Place}: a line it has come to, no part of the recording.
 * Events, of which there are many, come as rows instead: [shape, at, span, line, further values…], `at` in microseconds. Before the first row
 * that refers to them come {"shape": [number, type, names of the further values]} and {"line": [number, file, line]}, which hold up to the next begin.
 * `locals` come as `set` and, where there are any, `gone`, the last of the values: terse.ts.
 * `lacks` names the bundles that the program looked for and that were not handed in. `disk` is what it has written beside the project's files,
 * when it has written any; `memory` the bytes of memory that the process takes now.
 */
export type FromWorker =
  /** The first sign of life: the worker is there, and begins. */
  | { kind: 'stage'; stage: string }
  | { kind: 'booted'; restored: boolean; python: string; milliseconds: number }
  | { kind: 'boot-failed'; says: string }
  /** It has taken up a request or a check, or the server that it starts has come to the project: from now on the time of its running counts.
   *  Once more for each bundle that the project has had unpacked: a server's own time, or a slow import, is not the program's. */
  | { kind: 'begun' }
  | { kind: 'pieces'; json: string }
  /** Bytes that left the server, at once, recorded or not. */
  | { kind: 'sent'; bytes: Uint8Array }
  /** JSON of {ok: true, log, exited: null} or {ok: false, says, file, line, log, exited}. */
  | { kind: 'started'; json: string; lacks?: readonly string[]; disk?: DiskChange; memory?: number }
  /** `end` is null when the connection was not usable: the request never began. */
  | {
      kind: 'answered';
      id: number;
      end: ConnectionEnd | null;
      exited: number | null;
      unrecorded: string | null;
      log: Logs;
      environ: EnvironDump | null;
      lacks?: readonly string[];
      disk?: DiskChange;
      memory?: number;
    }
  /** JSON of {results: CheckResult[], fault: string|null}; the recordings came before it as pieces, one begin…end each. */
  | { kind: 'checked'; json: string; lacks?: readonly string[] }
  /** JSON of {exited: number|null, says: string|null}. What it printed was `sent`; `disk` has the project's own files as well. */
  | { kind: 'commanded'; json: string; lacks?: readonly string[]; disk?: DiskChange; memory?: number }
  | { kind: 'compiled'; id: number; fault: SyntaxFault | null }
  /** JSON of an Arrangement. */
  | { kind: 'arranged'; id: number; json: string }
  /** JSON of a RegistryAnswer. */
  | { kind: 'asked'; id: number; json: string }
  /** The interpreter is gone, with what it was doing unanswered: nothing more will come. `says` is empty when there is nothing to add. */
  | { kind: 'died'; why: 'memory' | 'exit'; says: string };
