// What a process answers, checked before it is believed: whoever runs in it can reach our Python, and make it say anything.
import * as z from 'zod/mini';
import { CONNECTION_ENDS } from './runner.ts';

/** Characters of a sentence that the page draws in one piece. A program that raises ten megabytes of text is shown the beginning. */
const DRAWN = 20_000;
/** Characters of any one text, and of all that is unpacked at once. */
const MOST_TEXT = 64 * 1024 * 1024;

const most = <T extends object>(count: number) => z.refine<T>((record) => Object.keys(record).length <= count);

const position = z.nullable(z.int());
/** Of an event, of a line, of a column. */
const index = z.int().check(z.minimum(0), z.maximum(1e9));
const text = z.string().check(z.maxLength(MOST_TEXT));
const says = z.pipe(
  z.string(),
  z.transform((whole) => (whole.length > DRAWN ? `${whole.slice(0, DRAWN)}…` : whole)),
);
const log = z.record(z.string(), text).check(most(20));
const environ = z
  .record(z.string(), z.tuple([z.string(), z.union([text, z.number(), z.boolean(), z.null()])]))
  .check(most(10_000));

export const startedAnswer = z.union([
  z.object({ ok: z.literal(true), log, exited: position }),
  z.object({ ok: z.literal(false), says, file: z.nullable(z.string()), line: position, log, exited: position }),
]);

export const requestAnswer = z.object({
  end: z.nullable(z.enum(CONNECTION_ENDS)),
  exited: position,
  unrecorded: z.nullable(says),
  log,
  environ: z.nullable(environ),
});

export const checkAnswer = z.object({
  results: z.array(
    z.object({
      name: z.string(),
      sentence: says,
      passed: z.boolean(),
      waits: z.optional(z.literal(true)),
      says,
      at: z.nullable(z.object({ recording: index, event: index })),
    }),
  ),
  fault: z.nullable(says),
});

export const commandAnswer = z.object({ exited: position, says: z.nullable(says) });

export const syntaxAnswer = z.nullable(
  z.object({ says, line: index, column: index, endLine: z.nullable(index), endColumn: z.nullable(index) }),
);

export const arrangementAnswer = z.object({
  slots: z
    .array(z.object({ name: says, names: z.array(says).check(z.maxLength(1000)), file: text, line: index, ident: text }))
    .check(z.maxLength(1000)),
  says: z.nullable(says),
  edit: z.nullable(z.object({ file: text, source: text })),
  taken: z.nullable(
    z.object({
      name: says,
      index,
      file: text,
      left: text,
      edits: z.array(z.tuple([index, index, text])),
      kind: z.enum(['call', 'value', 'entry']),
      before: text,
      after: text,
      ident: text,
    }),
  ),
});

export const registryAnswer = z.object({ ok: z.boolean(), text: says });

/** What JSON text says, when it has that shape; undefined when it has not, or is none. */
export function jsonAs<T extends z.ZodMiniType>(shape: T, json: string): z.output<T> | undefined {
  if (json.length > MOST_TEXT) return undefined;
  try {
    return shape.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
