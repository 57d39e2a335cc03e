// Reads what an earlier visit left in the storage. By schema, and so by a library: a first visit has nothing to read, and does not fetch this.
import * as z from 'zod/mini';
import { MOST_PROCESSES, SERVER_NAMES } from '../runner/runner.ts';
import { type Found, type Kept, VERSION } from './persistence.ts';
import { SPEEDS } from './state.ts';

const work = z.object({
  files: z.record(z.string(), z.string()).check(z.refine((files) => Object.keys(files).length > 0)),
  openFile: z.string(),
  request: z.object({
    method: z.string(),
    target: z.string(),
    headers: z.array(z.tuple([z.string(), z.string()])),
    body: z.string(),
  }),
  server: z.object({
    name: z.enum(SERVER_NAMES),
    processes: z.optional(z.int().check(z.minimum(1), z.maximum(MOST_PROCESSES))),
    threads: z.optional(z.int().check(z.minimum(1))),
    mount: z.optional(z.string()),
    factory: z.optional(z.boolean()),
    pythonPath: z.optional(z.boolean()),
  }),
  // Work that was saved before there was a choice.
  keepAlive: z._default(z.boolean(), false),
});
const progress = z.object({
  hints: z.int(),
  solution: z.boolean(),
  done: z.boolean(),
  predictions: z.record(z.coerce.number<string>(), z.array(z.string())),
  checks: z.nullable(
    z.object({ results: z.array(z.object({ name: z.string(), sentence: z.string(), passed: z.boolean(), says: z.string() })) }),
  ),
});
const column = z.enum(['lesson', 'code', 'stage']);
const saved = z.object({
  version: z.literal(VERSION),
  slug: z.string(),
  works: z.record(z.string(), work),
  discarded: z.record(z.string(), work),
  progress: z.record(z.string(), progress),
  theme: z.enum(['system', 'light', 'dark']),
  tab: z.object({ inspector: z.enum(['changes', 'environ', 'response', 'console', 'rules']), narrow: column }),
  // Before, there were shares of the window's width, which mean nothing any more.
  sizes: z._default(z.record(z.string(), z.record(z.string(), z.number())), {}),
  folded: z.array(column),
  speed: z.literal(SPEEDS),
  grain: z.enum(['hops', 'lines']),
});
type Saved = z.infer<typeof saved>;

/** Anything may stand in a storage: what is not exactly a former state is unreadable. */
export function readKept(text: string): Found {
  const read = saved.safeParse(parse(text));
  return read.success ? { kind: 'kept', kept: revive(read.data) } : { kind: 'unreadable' };
}

function revive({ version: _, ...data }: Saved): Kept {
  return {
    ...data,
    progress: Object.fromEntries(
      Object.entries(data.progress).map(([slug, { checks, ...rest }]) => [
        slug,
        {
          ...rest,
          checks: checks && { results: checks.results.map((result) => ({ ...result, at: null })), recordings: [], fault: null },
        },
      ]),
    ),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
