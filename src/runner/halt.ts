// Ended from outside: the sentences that say why, and where the program was.
import type { Place } from '../trace/event.ts';
import { MEMORY_LIMIT, SENT_LIMIT } from './memory.ts';
import type { Outcome } from './runner.ts';

export type Halt = NonNullable<Outcome['stopped']>;
/** Two that are told as one of the others. `garbled`: what it said made no sense. `flood`: it sent more than can be kept. */
export type Reason = Halt['why'] | 'garbled' | 'flood';
const AS: Readonly<Record<Reason, Halt['why']>> = {
  limit: 'limit',
  user: 'user',
  memory: 'memory',
  exit: 'exit',
  garbled: 'exit',
  flood: 'memory',
};

const gibibytes = MEMORY_LIMIT / 1024 ** 3;

/** `limit` in milliseconds; `detail` is what the interpreter itself said, or empty. */
export function haltOf(why: Reason, place: Place | null, limit: number, detail = ''): Halt {
  const where = place === null ? '' : ` in ${place.file}, line ${place.line}`;
  const says = {
    limit: `Still running after ${seconds(limit)}, so it was stopped${where}.`,
    user: `You stopped it${where}.`,
    memory: `The server process ran out of memory and ended${where}. ${detail === '' ? `It may use ${gibibytes} GiB.` : detail}`,
    flood: `It had sent ${SENT_LIMIT / 1024 ** 2} MiB, more than can be kept of one answer, so it was stopped${where}.`,
    garbled: `What the server process answered makes no sense, so it was ended. Code that runs it was changed by the program${where}.`,
    exit: `The server process ended by itself${where}.${detail === '' ? '' : ` Its last words: ${detail}`}`,
  }[why];
  return { why: AS[why], says, file: place?.file ?? null, line: place?.line ?? null };
}

function seconds(milliseconds: number): string {
  return milliseconds === 1000 ? '1 second' : `${milliseconds / 1000} seconds`;
}
