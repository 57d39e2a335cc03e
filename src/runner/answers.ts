// What a process answers, checked before it is believed: whoever runs in it can reach our Python, and make it say anything.
import * as z from 'zod/mini';

const position = z.nullable(z.int());

/** Names of bundles. */
export const lacksAnswer = z.array(z.string());

/** Bytes. */
export const memoryAnswer = z.nullable(z.number().check(z.minimum(0)));

const log = z.record(z.string(), z.string());
const environ = z.record(z.string(), z.tuple([z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])]));

export const startedAnswer = z.union([
  z.object({ ok: z.literal(true), log, exited: position }),
  z.object({ ok: z.literal(false), says: z.string(), file: z.nullable(z.string()), line: position, log, exited: position }),
]);

export const requestAnswer = z.object({
  end: z.nullable(z.enum(['closed', 'kept-open', 'timeout', 'reset'])),
  exited: position,
  unrecorded: z.nullable(z.string()),
  log,
  environ: z.nullable(environ),
});

export const checkAnswer = z.object({
  results: z.array(
    z.object({
      name: z.string(),
      sentence: z.string(),
      passed: z.boolean(),
      waits: z.optional(z.literal(true)),
      says: z.string(),
      at: z.nullable(z.object({ recording: z.int(), event: z.int() })),
    }),
  ),
  fault: z.nullable(z.string()),
});

export const syntaxAnswer = z.nullable(
  z.object({ says: z.string(), line: z.int(), column: z.int(), endLine: position, endColumn: position }),
);
