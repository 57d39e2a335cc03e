// Ended from outside: the sentences that say why, and where the program was.
import type { Place } from '../trace/event.ts';
import { MEMORY_LIMIT } from './memory.ts';
import type { Outcome } from './runner.ts';

export type Halt = NonNullable<Outcome['stopped']>;

const gibibytes = MEMORY_LIMIT / 1024 ** 3;

/** `limit` in milliseconds; `detail` is what the interpreter itself said, or empty. */
export function haltOf(why: Halt['why'], place: Place | null, limit: number, detail = ''): Halt {
  const where = place === null ? '' : ` in ${place.file}, line ${place.line}`;
  const says = {
    limit: `Still running after ${seconds(limit)}, so it was stopped${where}.`,
    user: `You stopped it${where}.`,
    memory: `The server process ran out of memory and ended${where}. ${detail === '' ? `It may use ${gibibytes} GiB.` : detail}`,
    exit: `The server process ended by itself${where}.${detail === '' ? '' : ` Its last words: ${detail}`}`,
  }[why];
  return { why, says, file: place?.file ?? null, line: place?.line ?? null };
}

function seconds(milliseconds: number): string {
  return milliseconds === 1000 ? '1 second' : `${milliseconds / 1000} seconds`;
}
