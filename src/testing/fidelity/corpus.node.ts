// What real servers answered to the same programs and the same bytes, read from the JSON files beside this one. README.md says where they come from.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConnectionEnd, EnvironDump, Logs, ServerName } from '../../runner/runner.ts';

/** One request of a case, as latin-1 text. */
export interface CorpusRequest {
  head: string;
  body?: string;
  /** The body is this unit (base64), so many times. */
  repeat?: { unit_b64: string; times: number };
  /** `same`: on the connection of the request before; not played when the server had closed that. */
  conn?: 'same';
  expect?: true;
  half_close?: true;
  pause_after?: number;
}
export interface CorpusCase {
  id: string;
  title: string;
  /** app.py. */
  source: string;
  files?: Readonly<Record<string, string>>;
  mount?: string;
  factory?: true;
  requests: readonly CorpusRequest[];
}

/** Of a very long answer: both ends, how long it is, and the decoded body's length, hash and chunk sizes. */
export interface LongAnswer {
  head: string;
  tail: string;
  length: number;
  body: { sha256: string; length: number; chunks?: readonly number[] };
}

/** What came back. `raw` is latin-1 text. */
export type RecordedExchange = ({ raw: string } | LongAnswer) & {
  end: ConnectionEnd;
  environ?: EnvironDump;
  log: Logs;
  exit_code?: number;
};
export interface RecordedCase {
  id: string;
  started: boolean;
  exit_code_at_start?: number;
  startup_log: Logs;
  /** Null: not played, because the connection that it was to go over had been closed. */
  exchanges: readonly (RecordedExchange | null)[];
}

export type Recorded = ServerName | 'gunicorn-gthread';

export const corpus = (): readonly CorpusCase[] => read<{ cases: CorpusCase[] }>('corpus.json').cases;
export const recorded = (server: Recorded): ReadonlyMap<string, RecordedCase> =>
  new Map(read<{ cases: RecordedCase[] }>(`recordings/${server}.json`).cases.map((one) => [one.id, one]));

/** Another corpus with its recordings, in the same form, can be played by naming its folder. */
const FOLDER = process.env.FIDELITY_FOLDER ?? fileURLToPath(new URL('.', import.meta.url));

function read<T>(name: string): T {
  return JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as T;
}
