// What a process says, held against its shape before it is believed: whoever runs in it can reach our code there, and make it say anything.
// Only shape and size are judged here; answers are read in answers.ts, recordings in assemble.ts and sound.ts. Not by a schema: this is done for
// every message.
import { flag, type Guard, list, number, oneOf, optional, text, textOf, whole } from '../lib/guard.ts';
import { type DiskChange, diskChange } from './disk.ts';
import type { FromWorker } from './protocol.ts';

/** Characters of a sentence, and of the name of a bundle. */
const SENTENCE = 1000;
const NAME = 200;
/** Of one message with a piece of a recording: what Python posts at once is far below (budgets.py: 2 MiB for all bytes of a recording). */
const PIECES = 8 * 1024 * 1024;
const BUNDLES = 100;

const sentence = textOf(SENTENCE);
const name = textOf(NAME);
const lacks = optional(list(name, BUNDLES));
const disk: Guard<unknown> = (value): value is unknown => value === undefined || diskChange.safeParse(value).success;
const memory = optional(whole(0));
const bytes: Guard<Uint8Array> = (value) => value instanceof Uint8Array;
/** Read by answers.ts, when it is known what was asked. */
const later: Guard<unknown> = (_said): _said is unknown => true;

/** Of each kind, every field there may be. */
const FIELDS: {
  [K in FromWorker['kind']]: { [F in Exclude<keyof Extract<FromWorker, { kind: K }>, 'kind'>]-?: Guard<unknown> };
} = {
  booted: { restored: flag, python: name, milliseconds: number },
  stage: { stage: name },
  'boot-failed': { says: sentence },
  begun: {},
  pieces: { json: textOf(PIECES) },
  sent: { bytes },
  started: { json: text, lacks, disk, memory },
  answered: {
    id: whole(),
    end: later,
    exited: later,
    unrecorded: later,
    log: later,
    environ: later,
    lacks,
    disk,
    memory,
  },
  checked: { json: text, lacks },
  commanded: { json: text, lacks, disk, memory },
  compiled: { id: whole(), fault: later },
  arranged: { id: whole(), json: textOf(PIECES) },
  asked: { id: whole(), json: textOf(PIECES) },
  died: { why: oneOf(['memory', 'exit']), says: sentence },
};

/** Null for whatever no process says. */
export function readMessage(said: unknown): FromWorker | null {
  if (typeof said !== 'object' || said === null) return null;
  const message = said as Readonly<Record<string, unknown>>;
  const kind = message.kind;
  if (typeof kind !== 'string' || !Object.hasOwn(FIELDS, kind)) return null;
  const fields: Readonly<Record<string, Guard<unknown>>> = FIELDS[kind as FromWorker['kind']];
  const known = Object.keys(message).every((field) => field === 'kind' || Object.hasOwn(fields, field));
  return known && Object.entries(fields).every(([field, is]) => is(message[field])) ? (said as FromWorker) : null;
}

/** About how much room it takes (bytes; characters count as one). Of bytes, all that they are a view of. */
export function sizeOf(message: FromWorker): number {
  switch (message.kind) {
    case 'sent':
      return message.bytes.buffer.byteLength;
    case 'pieces':
    case 'checked':
    case 'arranged':
    case 'asked':
      return message.json.length;
    case 'started':
    case 'commanded':
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
