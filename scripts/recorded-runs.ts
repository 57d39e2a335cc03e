// Plays the start of every lesson with its own request, and the figures of its text, in headless, and keeps what was recorded: the page shows it
// before Python is there. What differs at every run is masked (src/trace/mask.ts), so the same lessons give the same bytes. Each is kept in build/
// by itself, and made anew when its files, the recorder or a server changed: who writes a lesson waits for that one only.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Files, Lesson } from '../src/lesson/lesson.ts';
import { rawRequest } from '../src/lesson/raw-request.ts';
import type { RecordedRun } from '../src/store/recorded-run.ts';
import { mask, maskText } from '../src/trace/mask.ts';
import { parseRecording } from '../src/trace/parse.ts';
import { toText } from '../src/trace/trace-text.ts';

/** Something to be played once, and how it is asked for afterwards. */
export interface Playable {
  id: string;
  files: Files;
  app: string;
  request: string;
}
/** As headless answers it (src/runner/README.md). */
interface Answer {
  id: string;
  started: { ok: boolean; says?: string };
  responses: readonly ({ end: RecordedRun['end']; recording: unknown; log: Readonly<Record<string, string>> } | null)[];
}

const INPUTS = ['src/runner', 'src/trace', 'src/lib', 'src/python', 'scripts', 'package-lock.json'];

/** What is recorded of a lesson: its start with its own request, and each figure of its text, "order-matters/0". */
export function playablesOf({
  slug,
  front,
  prose,
  ...projects
}: Pick<Lesson, 'slug' | 'front' | 'prose' | 'start' | 'solution'>): Playable[] {
  const { app, request } = front;
  const figures = prose.flatMap((block) =>
    block.kind === 'figure' ? [{ id: `${slug}/${block.number}`, files: projects[block.of], app, request: block.request }] : [],
  );
  return [{ id: slug, files: projects.start, app, request }, ...figures];
}

/** By id. What can't even be started has none: there is nothing to look at. */
export async function recordedRuns(house: string, playables: readonly Playable[]): Promise<Record<string, RecordedRun>> {
  const root = resolve(house);
  const machinery = createHash('sha256');
  for (const file of INPUTS.flatMap((path) => filesOf(root, path)).sort())
    machinery.update(file).update(readFileSync(join(root, file)));
  const made = machinery.digest('hex');
  const shelf = join(root, 'build', 'recorded');
  mkdirSync(shelf, { recursive: true });
  const wanted = playables.map((playable) => {
    const job = jobOf(playable);
    const hash = createHash('sha256').update(made).update(job).digest('hex').slice(0, 24);
    return { id: playable.id, job, file: join(shelf, `${hash}.json`) };
  });
  const missing = wanted.filter(({ file }) => !existsSync(file));
  if (missing.length > 0) {
    const answers = await play(
      root,
      missing.map(({ job }) => job),
    );
    for (const [index, { file }] of missing.entries()) keep(file, runOf(answers[index] as Answer));
    forget(shelf, new Set(wanted.map(({ file }) => file)));
  }
  const runs = wanted.map(({ id, file }): [string, RecordedRun | null] => [id, JSON.parse(readFileSync(file, 'utf8'))]);
  return Object.fromEntries(runs.flatMap(([id, run]) => (run === null ? [] : [[id, run]])));
}

/** Whole or not at all: somebody may be building at the same time. */
function keep(file: string, run: RecordedRun | null): void {
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(run));
  renameSync(`${file}.${process.pid}`, file);
}

/** What nobody has asked for in a week was made of lessons or of a recorder that are gone. */
const WEEK = 7 * 24 * 3600 * 1000;
function forget(shelf: string, wanted: ReadonlySet<string>): void {
  for (const name of readdirSync(shelf)) {
    const file = join(shelf, name);
    if (!wanted.has(file) && Date.now() - statSync(file).mtimeMs > WEEK) rmSync(file, { force: true });
  }
}

function jobOf({ id, files, app, request }: Playable): string {
  const requests = [{ raw: Buffer.from(rawRequest(request)).toString('base64') }];
  return JSON.stringify({ id, files, app, requests, record: 'lines', limit: 20_000 });
}

function runOf({ started, responses: [response] }: Answer): RecordedRun | null {
  if (!started.ok || !response || response.recording === null) return null;
  const log = Object.fromEntries(Object.entries(response.log).map(([name, text]) => [name, maskText(text)]));
  return { text: toText(mask(parseRecording(response.recording))), end: response.end, log };
}

/** Each job's answer, in their order. */
function play(root: string, jobs: readonly string[]): Promise<Answer[]> {
  return new Promise((resolve, reject) => {
    const headless = spawn(process.execPath, [join(root, 'scripts/headless.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
    const out: Buffer[] = [];
    headless.stdout.on('data', (data: Buffer) => out.push(data));
    headless.on('error', reject);
    headless.on('close', (code) => {
      const lines = Buffer.concat(out).toString().trim().split('\n');
      if (code !== 0 || lines.length !== jobs.length) reject(new Error('The lessons could not be played for the build.'));
      else resolve(lines.map((line) => JSON.parse(line)));
    });
    headless.stdin.end(`${jobs.join('\n')}\n`);
  });
}

function filesOf(root: string, path: string): string[] {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.ts$|\.pyc$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}
