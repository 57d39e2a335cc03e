// What a process says, held against its shape before it is believed: whoever runs in it can reach our code there, and make it say anything.
// Only shape and size are judged here; answers are read in answers.ts, recordings in assemble.ts and sound.ts.
import * as z from 'zod/mini';
import { type DiskChange, diskChange } from './disk.ts';
import type { FromWorker } from './protocol.ts';

/** Characters of a sentence, and of the name of a bundle. */
const SENTENCE = 1000;
const NAME = 200;
/** Of one message with a piece of a recording: what Python posts at once is far below (budgets.py: 2 MiB for all bytes of a recording). */
const PIECES = 8 * 1024 * 1024;

const sentence = z.string().check(z.maxLength(SENTENCE));
const id = z.int();
const lacks = z.optional(z.array(z.string().check(z.maxLength(NAME))).check(z.maxLength(100)));
const disk = z.optional(diskChange);
const memory = z.optional(z.number().check(z.minimum(0)));
/** Read by answers.ts, when it is known what was asked. */
const later = z.unknown();

const message = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stage'), stage: z.string().check(z.maxLength(NAME)) }),
  z.strictObject({
    kind: z.literal('booted'),
    restored: z.boolean(),
    python: z.string().check(z.maxLength(NAME)),
    milliseconds: z.number(),
  }),
  z.strictObject({ kind: z.literal('boot-failed'), says: sentence }),
  z.strictObject({ kind: z.literal('begun') }),
  z.strictObject({ kind: z.literal('pieces'), json: z.string().check(z.maxLength(PIECES)) }),
  z.strictObject({ kind: z.literal('sent'), bytes: z.instanceof(Uint8Array) }),
  z.strictObject({ kind: z.literal('started'), json: z.string(), lacks, disk, memory }),
  z.strictObject({
    kind: z.literal('answered'),
    id,
    end: later,
    exited: later,
    unrecorded: later,
    log: later,
    environ: later,
    lacks,
    disk,
    memory,
  }),
  z.strictObject({ kind: z.literal('checked'), json: z.string(), lacks }),
  z.strictObject({ kind: z.literal('compiled'), id, fault: later }),
  z.strictObject({ kind: z.literal('died'), why: z.enum(['memory', 'exit']), says: sentence }),
]);

/** Null for whatever no process says. */
export function readMessage(said: unknown): FromWorker | null {
  const read = message.safeParse(said);
  return read.success ? (read.data as FromWorker) : null;
}

/** About how much room it takes (bytes; characters count as one). Of bytes, all that they are a view of. */
export function sizeOf(message: FromWorker): number {
  switch (message.kind) {
    case 'sent':
      return message.bytes.buffer.byteLength;
    case 'pieces':
    case 'checked':
      return message.json.length;
    case 'started':
      return message.json.length + sizeOfDisk(message.disk);
    case 'answered':
      return sizeOfDisk(message.disk);
    default:
      return 0;
  }
}

function sizeOfDisk(change: DiskChange | undefined): number {
  const files = Object.values(change?.files ?? {});
  return files.reduce((sum, file) => sum + (file?.bytes.buffer.byteLength ?? 0), 0);
}
