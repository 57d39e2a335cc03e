// A pool for tests, with processes of a few lines: what they answer, and when, is up to each test.

import type { Shelf } from './bundles.ts';
import { poolRunner } from './pool.ts';
import type { Hear, Process, Spawn } from './process.ts';
import type { Assets, FromWorker, ToWorker } from './protocol.ts';
import type { ClientRequest, Project } from './runner.ts';
import type { StockOptions } from './stock.ts';

/** A process whose program is a function: what it says to each message. Saying nothing is a loop that never ends. */
export type Program = (message: ToWorker) => readonly FromWorker[];

export const answered = (id: number, exited: number | null = null): Extract<FromWorker, { kind: 'answered' }> => ({
  kind: 'answered',
  id,
  end: 'closed',
  exited,
  unrecorded: null,
  log: {},
  environ: null,
});
/** It was to go over a connection that is not open. */
export const unusable = (id: number): FromWorker => ({ ...answered(id), end: null });
export const sent = (text: string): FromWorker => ({ kind: 'sent', bytes: new TextEncoder().encode(text) });
export const pieces = (...all: unknown[]): FromWorker => ({ kind: 'pieces', json: JSON.stringify(all) });
export const begin = { begin: { process: 1, request: 1, origin: 0, server: 'wsgiref' } };
export const lineAt = (line: number) => ({
  event: { type: 'line', at: 1, span: null, place: { file: 'app.py', line }, frame: 0, depth: 0 },
});

export const honest: Program = (message) => {
  switch (message.kind) {
    case 'boot':
      return [{ kind: 'booted', restored: true, python: '3.14.2', milliseconds: 1 }];
    case 'start':
      return [{ kind: 'started', json: '{"ok": true, "log": {}, "exited": null}' }];
    case 'request':
      return [sent(`echo ${new TextDecoder().decode(message.raw)}`), answered(message.id)];
    case 'compile':
      return [{ kind: 'compiled', id: message.id, fault: null }];
    case 'ask':
      return [{ kind: 'asked', id: message.id, json: '{"ok": true, "text": "[]"}' }];
    case 'arrange':
      return [{ kind: 'arranged', id: message.id, json: '{"slots": [], "says": null, "edit": null, "taken": null}' }];
    case 'command':
      return [sent(`ran ${message.line}`), { kind: 'commanded', json: '{"exited": 0, "says": null}' }];
    case 'check':
      return [{ kind: 'checked', json: '{"results": [], "fault": null}' }];
  }
};

const nothing = new SharedArrayBuffer(0);
export const assets: Assets = {
  pyodide: { compiled: {} as WebAssembly.Module },
  lock: '{}',
  snapshot: nothing,
  python: {},
  servers: {},
};

/** What the test sees of a process: what it was told, and a way to let it say something later. */
interface Made {
  heard: ToWorker[];
  ended: boolean;
  say: Hear;
}

interface HouseOptions {
  spare?: boolean;
  most?: number;
  load?: StockOptions['load'];
  shelf?: Shelf;
}

export function house(program: Program = honest, options: HouseOptions = {}) {
  const made: Made[] = [];
  const spawn: Spawn = (hear): Process => {
    const one: Made = { heard: [], ended: false, say: (message) => one.ended || hear(message) };
    made.push(one);
    return {
      post(message) {
        one.heard.push(message);
        // Never at once: a real process is far away.
        queueMicrotask(() => {
          if (message.kind !== 'boot' && message.kind !== 'compile' && message.kind !== 'arrange' && message.kind !== 'ask')
            hear({ kind: 'begun' });
          for (const answer of program(message)) if (!one.ended) hear(answer);
        });
      },
      end: async () => {
        one.ended = true;
      },
    };
  };
  const load = options.load ?? (async () => assets);
  const warnings: string[] = [];
  const idle: (() => void)[] = [];
  const runner = poolRunner({
    load,
    spawn,
    spare: options.spare ?? false,
    ...(options.most === undefined ? {} : { most: options.most }),
    ...(options.shelf === undefined ? {} : { shelf: options.shelf }),
    whenIdle: (task) => idle.push(task),
    warn: (line) => warnings.push(line),
  });
  return { runner, made, warnings, idle: () => idle.splice(0).map((task) => task()) };
}

export const ask = (raw: string): ClientRequest => ({ raw: new TextEncoder().encode(raw), connection: 'new', halfClose: false });
export const project = (source = 'x'): Project => ({ files: { 'app.py': source }, app: 'app:application' });
export const wsgiref = { name: 'wsgiref' } as const;
export const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
export const kinds = (messages: readonly ToWorker[] | undefined) => messages?.map((message) => message.kind);

/** What the requests to each process were, in the order in which the processes were made. */
export const requestsOf = (made: readonly Made[]): string[][] =>
  made.map(({ heard }) => heard.flatMap((message) => (message.kind === 'request' ? [text(message.raw)] : [])));

/** Lets a process that said nothing to its last request answer it now. */
export function answerNow(process: Made | undefined): void {
  const last = process?.heard.at(-1);
  if (process === undefined || last?.kind !== 'request') throw new Error('It was not asked anything.');
  process.say(sent(`echo ${text(last.raw)}`));
  process.say(answered(last.id));
}
