// Plays the start of every lesson with its own request, in headless, and keeps what was recorded: the page shows it before Python is there.
// What differs at every run is masked (src/trace/mask.ts), so the same lessons give the same bytes. Kept in build/, and made anew when a lesson,
// the recorder or a server changed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Lesson } from '../src/lesson/lesson.ts';
import { compose, readRequest } from '../src/lib/http-message.ts';
import type { RecordedRun } from '../src/store/recorded-run.ts';
import { mask, maskText } from '../src/trace/mask.ts';
import { parseRecording } from '../src/trace/parse.ts';
import { toText } from '../src/trace/trace-text.ts';

type Playable = Pick<Lesson, 'slug' | 'front' | 'start'>;
/** As headless answers it (src/runner/README.md). */
interface Answer {
  id: string;
  started: { ok: boolean; says?: string };
  responses: readonly ({ end: RecordedRun['end']; recording: unknown; log: Readonly<Record<string, string>> } | null)[];
}

const INPUTS = ['src/runner', 'src/trace', 'src/lib', 'src/python', 'scripts', 'package-lock.json'];

/** By slug. A lesson whose start can't even be started has none: there is nothing to look at. */
export async function recordedRuns(house: string, lessons: readonly Playable[]): Promise<Record<string, RecordedRun>> {
  const root = resolve(house);
  const jobs = lessons.map(jobOf);
  const hash = createHash('sha256').update(jobs.join('\n'));
  for (const file of INPUTS.flatMap((path) => filesOf(root, path)).sort())
    hash.update(file).update(readFileSync(join(root, file)));
  const kept = join(root, 'build', `recorded-${hash.digest('hex').slice(0, 16)}.json`);
  try {
    return JSON.parse(readFileSync(kept, 'utf8'));
  } catch {
    // Not made yet.
  }
  const answers = await play(root, jobs);
  const runs = Object.fromEntries(answers.flatMap((answer) => runOf(answer)));
  mkdirSync(join(root, 'build'), { recursive: true });
  for (const old of readdirSync(join(root, 'build'))) {
    if (/^recorded-[0-9a-f]{16}\.json$/.test(old)) rmSync(join(root, 'build', old), { force: true });
  }
  // Whole or not at all: somebody may be building at the same time.
  writeFileSync(`${kept}.${process.pid}`, JSON.stringify(runs));
  renameSync(`${kept}.${process.pid}`, kept);
  return runs;
}

function jobOf({ slug, front, start }: Playable): string {
  const { method, target, headers, body } = readRequest(front.request);
  const message = compose(method, target, headers, body);
  if (!message.ok) throw new Error(`The request of lesson ${slug} can't be sent. ${message.says}`);
  const requests = [{ raw: Buffer.from(message.raw).toString('base64') }];
  return JSON.stringify({ id: slug, files: start, app: front.app, requests, record: 'lines', limit: 20_000 });
}

function runOf({ id, started, responses: [response] }: Answer): [string, RecordedRun][] {
  if (!started.ok || !response || response.recording === null) return [];
  const log = Object.fromEntries(Object.entries(response.log).map(([name, text]) => [name, maskText(text)]));
  return [[id, { text: toText(mask(parseRecording(response.recording))), end: response.end, log }]];
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
