// Ended from outside: the sentences that say why, and where the program was.
import type { Place } from '../trace/event-parts.ts';
import { MEMORY_LIMIT } from './memory.ts';
import type { Outcome } from './runner.ts';

export type Halt = NonNullable<Outcome['stopped']>;
/** Why it was ended, in more detail than an outcome tells: `flood` and `nonsense` are about what it said to the page. */
export type Why = Halt['why'] | 'flood' | 'nonsense';

const gibibytes = MEMORY_LIMIT / 1024 ** 3;

/** `limit` in milliseconds; `detail` is what the interpreter itself said, or empty. */
export function haltOf(why: Why, place: Place | null, limit: number, detail = ''): Halt {
  const where = place === null ? '' : ` in ${place.file}, line ${place.line}`;
  const says = {
    limit: `Still running after ${seconds(limit)}, so it was stopped${where}.`,
    user: `You stopped it${where}.`,
    memory: `The server process ran out of memory and ended${where}. ${detail === '' ? `It may use ${gibibytes} GiB.` : detail}`,
    flood: `It said more than the page can hold, so it was stopped${where}: an answer may have 192 MiB, and come in half a million parts.`,
    nonsense: `The server process said something to the page that no server process says, so it was ended${where}. Does the program meddle with what runs it?`,
    exit: `The server process ended by itself${where}.${detail === '' ? '' : ` Its last words: ${detail}`}`,
  }[why];
  const told = why === 'flood' ? 'memory' : why === 'nonsense' ? 'exit' : why;
  return { why: told, says, file: place?.file ?? null, line: place?.line ?? null };
}

function seconds(milliseconds: number): string {
  return milliseconds === 1000 ? '1 second' : `${milliseconds / 1000} seconds`;
}
