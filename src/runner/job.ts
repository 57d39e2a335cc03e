// One line of `npm run headless`, in and out: a job with its requests, and the outcome with their responses.
import * as z from 'zod/mini';
import type { Recording } from '../trace/recording.ts';
import type { ClientRequest, ConnectionEnd, Grain, Outcome, Project, ServerChoice, Started } from './runner.ts';

const base64 = z
  .string()
  .check(z.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, 'raw must be base64'));
const line = z.object({
  id: z.string(),
  files: z.record(z.string(), z.string()),
  app: z._default(z.string(), 'app:application'),
  server: z._default(z.object({ name: z.literal('wsgiref') }), { name: 'wsgiref' }),
  requests: z.array(
    z.object({
      raw: base64,
      connection: z._default(z.enum(['new', 'same']), 'new'),
      half_close: z._default(z.boolean(), false),
    }),
  ),
  record: z._default(z.enum(['none', 'layers', 'lines']), 'layers'),
  /** Milliseconds of running, for the start and for each request. */
  limit: z.optional(z.number().check(z.positive())),
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
    const where = issue === undefined || issue.path.length === 0 ? 'the job' : issue.path.join('.');
    return { refused: failed(idOf(told), `This is not a job: ${where}: ${issue?.message ?? 'unreadable'}.`) };
  }
  const { id, files, app, server, requests, record, limit } = read.data;
  const asked = requests.map(({ raw, connection, half_close }) => ({ raw: bytesOf(raw), connection, halfClose: half_close }));
  return { job: { id, project: { files, app }, server, requests: asked, grain: record, limit } };
}

export function responseOf(outcome: Outcome | null): Response {
  if (outcome === null) return null;
  const { raw, end, process, recording, stopped, unrecorded } = outcome;
  return {
    raw: textOf(raw),
    end,
    process,
    recording,
    ...(stopped === undefined ? {} : { stopped: { why: stopped.why, says: stopped.says } }),
    ...(unrecorded === undefined ? {} : { unrecorded }),
  };
}

export function failed(id: string | null, says: string): JobOutcome {
  return { id, started: { ok: false, says, file: null, line: null, recording: null }, responses: [] };
}

function idOf(told: unknown): string | null {
  return typeof told === 'object' && told !== null && 'id' in told && typeof told.id === 'string' ? told.id : null;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string {
  // In blocks: a function takes only so many arguments.
  const blocks: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) blocks.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return btoa(blocks.join(''));
}
