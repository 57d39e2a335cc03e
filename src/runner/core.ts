// One process: boots CPython and does what it is told, one message after the other. The same in the browser's worker and under Node.
import { boot, type Platform, type Pyodide } from './boot.ts';
import { DiskWatch } from './disk-watch.ts';
import { layBundles } from './lay-bundles.ts';
import { pbkdf2 } from './pbkdf2.ts';
import type { FromWorker, Packages, ToWorker } from './protocol.ts';

/** onionskin/entry.py as JavaScript sees it: JSON text in, JSON text out, everything else through `post`. */
interface Entry {
  connect(post: (kind: string, payload: unknown) => void, derive: typeof pbkdf2): void;
  rehearse(): void;
  start(job: string): string;
  request(raw: Uint8Array, job: string): string;
  compile(file: string, source: string): string;
  arrange(job: string): string;
  ask(job: string): string;
  check(job: string): string;
  command(job: string): string;
  offer(packages: string): void;
  lacking(): string;
}

/** Milliseconds without work after which a process rehearses a request: its first run of anything is slow. */
const RESTS = 500;

/** Gives the function that takes the messages. `say` must post at once: what was said before an endless loop is all that remains of it. */
export function runCore(platform: Platform, say: (message: FromWorker) => void): (message: ToWorker) => Promise<void> {
  let entry: Entry | null = null;
  let pyodide: Pyodide | null = null;
  let disk: DiskWatch | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const begin = async (message: Extract<ToWorker, { kind: 'boot' }>): Promise<void> => {
    say({ kind: 'stage', stage: 'boot' });
    const from = performance.now();
    try {
      const booted = await boot(platform, message.assets);
      pyodide = booted.pyodide;
      entry = booted.entry as Entry;
      entry.connect(
        (kind, payload) => {
          if (kind === 'pieces') say({ kind, json: String(payload) });
          else if (kind === 'begun') say({ kind });
          else if (kind === 'sent') say({ kind, bytes: bytesOf(payload) });
        },
        (key, salt, iterations, length) =>
          // Nobody has asked for a million rounds: as long as they take, the program's own time does not pass.
          pbkdf2(key, salt, iterations, length, () => say({ kind: 'begun' })),
      );
      // The first run of anything is slow in WebAssembly. What every start needs is run once now, before anybody waits and before a clock runs.
      entry.compile('warm.py', 'def warm(up):\n    return up\n');
      say({ kind: 'booted', restored: booted.restored, python: booted.python, milliseconds: performance.now() - from });
      resting = setTimeout(() => entry?.rehearse(), RESTS);
    } catch (error) {
      say({ kind: 'boot-failed', says: lastLine(error) });
    }
  };

  /** What can be imported from now on. The bytes stay out of Python until a program imports them. */
  const offer = async (entry: Entry, packages: Packages): Promise<void> => {
    if (pyodide === null) return;
    const { zips, modules, absent } = packages;
    await layBundles(pyodide, zips);
    entry.offer(JSON.stringify({ modules, absent }));
  };

  /** What the page is told beside the answer. */
  const aside = (entry: Entry) => {
    const written = disk?.changes() ?? null;
    const memory = pyodide?._module.HEAPU8.length ?? 0;
    return { lacks: JSON.parse(entry.lacking()) as string[], memory, ...(written === null ? {} : { disk: written }) };
  };

  const work = (entry: Entry, message: Exclude<ToWorker, { kind: 'boot' }>): void => {
    const { kind } = message;
    // Of a start, the server says itself when it comes to the project.
    if (!isAside(message) && kind !== 'start') say({ kind: 'begun' });
    switch (message.kind) {
      case 'start':
        if (pyodide !== null) disk = new DiskWatch(pyodide.FS, Object.keys(message.files));
        disk?.lay(message.disk);
        say({ kind: 'started', json: entry.start(jobOf(message)), ...aside(entry) });
        break;
      case 'request': {
        const { connection, halfClose, expect, pauseAfter, leaves, grain } = message;
        disk?.update(message.disk);
        const asked = JSON.stringify({ connection, halfClose, expect, pauseAfter, leaves, grain });
        const answer = JSON.parse(entry.request(message.raw, asked));
        say({ ...answer, kind: 'answered', id: message.id, ...aside(entry) });
        break;
      }
      case 'check':
        say({ kind: 'checked', json: entry.check(jobOf(message)), lacks: JSON.parse(entry.lacking()) });
        break;
      case 'command':
        // It may write the project's own files as well: all is looked at.
        if (pyodide !== null) disk = new DiskWatch(pyodide.FS, []);
        disk?.lay(message.disk);
        say({ kind: 'commanded', json: entry.command(jobOf(message)), ...aside(entry) });
        break;
      case 'compile':
        // CPython measures the column in a file of that name, where there is one: it must not find the one that is running, which may be older.
        say({ kind: 'compiled', id: message.id, fault: JSON.parse(entry.compile(`<${message.file}>`, message.source)) });
        break;
      case 'arrange': {
        const { files, app, factory, change } = message;
        say({ kind: 'arranged', id: message.id, json: entry.arrange(JSON.stringify({ files, app, factory, change })) });
        break;
      }
      case 'ask':
        say({ kind: 'asked', id: message.id, json: entry.ask(JSON.stringify({ call: message.call, args: message.args })) });
    }
  };

  return async (message) => {
    if (message.kind === 'boot') return begin(message);
    // Not in between what somebody waits for.
    if (!isAside(message)) clearTimeout(resting);
    if (entry === null) throw new Error('A process must be booted before it can work.');
    try {
      if ('packages' in message) await offer(entry, message.packages);
      work(entry, message);
    } catch (error) {
      say(deathOf(error));
    }
  };
}

/** What is only read, beside the work of a process. */
const isAside = ({ kind }: ToWorker): boolean => kind === 'compile' || kind === 'arrange' || kind === 'ask';

/** All that Python is told; the bundles it has already been offered. */
function jobOf(message: Extract<ToWorker, { kind: 'start' | 'check' | 'command' }>): string {
  const { kind: _kind, packages: _packages, ...job } = message;
  return JSON.stringify('disk' in job ? { ...job, disk: undefined } : job);
}

function bytesOf(payload: unknown): Uint8Array {
  // A copy: what Python hands over may be a view of its own memory.
  return payload instanceof Uint8Array ? new Uint8Array(payload) : new Uint8Array();
}

/** What is thrown here went through all of Python: the interpreter left (os._exit), ran out of stack, or broke. It can't go on. */
function deathOf(error: unknown): Extract<FromWorker, { kind: 'died' }> {
  const text = String(error);
  if (/call stack/i.test(text))
    return { kind: 'died', why: 'memory', says: 'What was full is its stack: calls within calls, and no end to them.' };
  if (error instanceof RangeError || /out of memory|out of bounds/i.test(text)) return { kind: 'died', why: 'memory', says: '' };
  // Pyodide's PythonError, whose name does not survive minifying.
  if (error instanceof Error && '__error_address' in error) return { kind: 'died', why: 'exit', says: lastLine(error) };
  return { kind: 'died', why: 'exit', says: '' };
}

/** Of a Python traceback, the line that says what happened. */
function lastLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trimEnd().split('\n').at(-1)?.slice(0, 300) ?? '';
}
