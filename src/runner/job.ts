// One line of `npm run headless`, in and out: a job with its requests, and the outcome with their responses.

import * as z from 'zod/mini';
import { base64Of, bytesOfBase64 } from '../lib/base64.ts';
import type { Recording } from '../trace/recording.ts';
import { notStarted } from './not-started.ts';
import {
  type ClientRequest,
  type ConnectionEnd,
  type EnvironDump,
  GRAINS,
  type Grain,
  type Logs,
  MOST_PROCESSES,
  type Outcome,
  type Project,
  SERVER_NAMES,
  type ServerChoice,
  type Started,
} from './runner.ts';

const base64 = z.string().check(z.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, 'is not base64'));
/** Relative to the project, and within it: no empty part, no "." or "..", nothing that no file system could write. */
const name = z.string().check(
  z.refine((path) => path.split('/').every((part) => part !== '' && part !== '.' && part !== '..') && !/[\0\\]/.test(path), {
    error: 'is not the name of a file within the project',
  }),
);
const files = z.record(name, z.string()).check(
  z.refine((all) => !Object.keys(all).some((path) => foldersOf(path).some((folder) => Object.hasOwn(all, folder))), {
    error: 'has one name for a file and for a folder',
  }),
);
/** Null is as good as left out. */
const maybe = <T extends z.core.$ZodType>(schema: T) =>
  z.pipe(
    z.nullish(schema),
    z.transform((value) => value ?? undefined),
  );
const server = z.object({
  name: z.enum(SERVER_NAMES),
  processes: maybe(z.int().check(z.minimum(1), z.maximum(MOST_PROCESSES))),
  threads: maybe(z.int().check(z.minimum(1))),
  mount: maybe(z.string().check(z.regex(/^(?:\/|$)/, 'must be empty or begin with "/"'))),
  factory: maybe(z.boolean()),
  python_path: maybe(z.boolean()),
});
/** See README.md, which has every field in a table. */
const line = z.object({
  id: z.string(),
  files,
  app: maybe(z.string()),
  server: maybe(server),
  requests: z.array(
    z.object({
      raw: base64,
      connection: z._default(z.enum(['new', 'same']), 'new'),
      half_close: z._default(z.boolean(), false),
      expect: z._default(z.boolean(), false),
      pause_after: maybe(z.int().check(z.minimum(0))),
      leaves: maybe(z.union([z.enum(['sent', 'head']), z.int().check(z.minimum(0))])),
    }),
  ),
  record: z._default(z.enum(GRAINS), 'layers'),
  /** Milliseconds of running, for the start and for each request. */
  limit: maybe(z.number().check(z.positive())),
});

export interface Job {
  id: string;
  project: Project;
  server: ServerChoice;
  requests: readonly ClientRequest[];
  grain: Grain;
  limit: number | undefined;
}

/** What became of one request, as it is written. Null: it never could begin. */
export type Response = {
  raw: string;
  end: ConnectionEnd;
  process: number;
  recording: Recording | null;
  log: Logs;
  environ: EnvironDump | null;
  exited?: number;
  stopped?: { why: NonNullable<Outcome['stopped']>['why']; says: string };
  unrecorded?: string;
} | null;
export interface JobOutcome {
  id: string | null;
  started: Started;
  responses: readonly Response[];
}

/** The job that a line asks for, or the outcome that says why it asks for none. */
export function jobOf(text: string): { job: Job } | { refused: JobOutcome } {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch (error) {
    return { refused: failed(null, `This line is not JSON: ${error instanceof Error ? error.message : error}.`) };
  }
  const read = line.safeParse(told);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? 'it' : issue.path.join('.');
    const refused = failed(idOf(told), `This is not a job: ${where} ${issue === undefined ? 'is unreadable' : wrongIn(issue)}.`);
    return { refused: { ...refused, responses: requestsOf(told).map(() => null) } };
  }
  const { id, files, requests, record, limit } = read.data;
  const { python_path: pythonPath, ...choice } = read.data.server ?? { name: 'wsgiref' as const, python_path: undefined };
  const server = { ...choice, pythonPath };
  const app = read.data.app ?? (read.data.server?.factory ? 'app:create_app' : 'app:application');
  const asked = requests.map(({ raw, half_close, pause_after, ...rest }) => {
    return { ...rest, raw: bytesOfBase64(raw), halfClose: half_close, pauseAfter: pause_after };
  });
  return { job: { id, project: { files, app }, server, requests: asked, grain: record, limit } };
}

export function responseOf(outcome: Outcome | null): Response {
  if (outcome === null) return null;
  const { raw, end, process, recording, log, environ, exited, stopped, unrecorded } = outcome;
  return {
    raw: base64Of(raw),
    end,
    process,
    recording,
    log,
    environ,
    ...(exited === null ? {} : { exited }),
    ...(stopped === undefined ? {} : { stopped: { why: stopped.why, says: stopped.says } }),
    ...(unrecorded === undefined ? {} : { unrecorded }),
  };
}

export function failed(id: string | null, says: string): JobOutcome {
  return { id, started: notStarted({ says }), responses: [] };
}

/** In words: the small version of zod has none of its own. */
function wrongIn(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.expected === 'int') return 'must be a whole number';
  if (issue.code === 'invalid_type') return `is not of type ${issue.expected === 'record' ? 'object' : issue.expected}`;
  if (issue.code === 'invalid_value') return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
  if (issue.code === 'too_small')
    return issue.inclusive ? `must be at least ${issue.minimum}` : `must be more than ${issue.minimum}`;
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}`;
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? 'is no name';
  return issue.message;
}

function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, count) => parts.slice(0, count + 1).join('/'));
}

function requestsOf(told: unknown): readonly unknown[] {
  return typeof told === 'object' && told !== null && 'requests' in told && Array.isArray(told.requests) ? told.requests : [];
}

function idOf(told: unknown): string | null {
  return typeof told === 'object' && told !== null && 'id' in told && typeof told.id === 'string' ? told.id : null;
}
