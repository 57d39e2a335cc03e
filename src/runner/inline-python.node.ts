// Our Python package in a Pyodide under Node, once per test file: for tests that look at what Python records, without a runner around it.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPyodide } from 'pyodide';
import type { Recording } from '../trace/recording.ts';
import { Assembly } from './assemble.ts';
import { nodeShelf } from './assets.node.ts';
import { layBundles } from './lay-bundles.ts';
import { pbkdf2 } from './pbkdf2.ts';
import { pythonFiles } from './python-files.ts';
import type { Arrangement, Change, EnvironDump, Grain, Leaves, Logs, ServerChoice, SyntaxFault } from './runner.ts';

const SITE = '/lib/python3.14/site-packages';

interface Entry {
  connect(post: (kind: string, payload: unknown) => void, derive: typeof pbkdf2): void;
  start(job: string): string;
  request(raw: Uint8Array, job: string): string;
  compile(file: string, source: string): string;
  arrange(job: string): string;
  command(job: string): string;
  offer(packages: string): void;
}

export interface Answered {
  /** Every byte the server sent, as latin-1 text. */
  raw: string;
  end: string | null;
  exited: number | null;
  unrecorded: string | null;
  log: Logs;
  environ: EnvironDump | null;
  recording: Recording | null;
}

export interface Started {
  ok: boolean;
  says?: string;
  file?: string | null;
  line?: number | null;
  log: Logs;
  exited: number | null;
  recording: Recording | null;
}

export interface RequestOptions {
  connection?: 'new' | 'same';
  halfClose?: boolean;
  expect?: boolean;
  pauseAfter?: number | null;
  leaves?: Leaves | null;
  grain?: Grain;
}

export interface Python {
  start(
    files: Readonly<Record<string, string>> | string,
    options?: { app?: string; grain?: Grain; server?: ServerChoice },
  ): Started;
  request(raw?: string, options?: RequestOptions): Answered;
  compile(file: string, source: string): SyntaxFault | null;
  arrange(
    files: Readonly<Record<string, string>> | string,
    change?: Change | null,
    options?: { app?: string; factory?: boolean },
  ): Arrangement;
  /** Runs a command line in the project's folder: what it printed, and its exit status. */
  command(files: Readonly<Record<string, string>>, line: string): { output: string; exited: number | null; says: string | null };
  /** Runs code of the test's own beside the process. */
  run(code: string): unknown;
}

export async function loadPython(): Promise<Python> {
  const home = dirname(fileURLToPath(import.meta.resolve('pyodide')));
  const pyodide = await loadPyodide({ indexURL: `${home}/` });
  pyodide.setStdout({ write: (data) => data.length });
  pyodide.setStderr({ write: (data) => data.length });
  for (const [name, source] of Object.entries(pythonFiles)) {
    pyodide.FS.mkdirTree(dirname(join(SITE, name)));
    pyodide.FS.writeFile(join(SITE, name), source);
  }
  const shelf = nodeShelf(process.cwd());
  await layBundles(pyodide, await shelf.servers());
  const entry = pyodide.pyimport('onionskin.entry') as Entry;
  const { modules: all } = await shelf.packagesFor([]);
  const { zips, modules, absent } = await shelf.packagesFor([Object.keys(all).join(' ')]);
  await layBundles(pyodide, zips);
  entry.offer(JSON.stringify({ modules, absent }));
  const assembly = new Assembly();
  let sent: string[] = [];
  let standing: Grain = 'layers';
  entry.connect((kind, payload) => {
    if (kind === 'pieces') assembly.add(String(payload));
    else if (payload instanceof Uint8Array) sent.push(Buffer.from(payload).toString('latin1'));
  }, pbkdf2);
  return {
    start(files, { app = 'app:application', grain = 'layers', server = { name: 'wsgiref' } } = {}) {
      standing = grain;
      const project = typeof files === 'string' ? { 'app.py': files } : files;
      const result = JSON.parse(entry.start(JSON.stringify({ files: project, app, server, grain, process: 1 })));
      return { ...result, recording: assembly.take().at(-1) ?? null };
    },
    request(raw = 'GET / HTTP/1.1\r\nHost: localhost:8000\r\n\r\n', options = {}) {
      const {
        connection = 'new',
        halfClose = false,
        expect = false,
        pauseAfter = null,
        leaves = null,
        grain = standing,
      } = options;
      sent = [];
      const bytes = new Uint8Array(Buffer.from(raw, 'latin1'));
      const result = JSON.parse(
        entry.request(bytes, JSON.stringify({ connection, halfClose, expect, pauseAfter, leaves, grain })),
      );
      return { ...result, raw: sent.join(''), recording: assembly.take().at(-1) ?? null };
    },
    compile: (file, source) => JSON.parse(entry.compile(file, source)),
    arrange(files, change = null, { app = 'app:application', factory = false } = {}) {
      const project = typeof files === 'string' ? { 'app.py': files } : files;
      return JSON.parse(entry.arrange(JSON.stringify({ files: project, app, factory, change })));
    },
    command(files, line) {
      sent = [];
      const told = JSON.parse(entry.command(JSON.stringify({ files, line })));
      return { ...told, output: Buffer.from(sent.join(''), 'latin1').toString() };
    },
    run: (code) => pyodide.runPython(code),
  };
}
