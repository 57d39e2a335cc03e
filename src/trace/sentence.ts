// One plain sentence for every moment, in PEP 3333's words: what the narration says, a screen reader hears and "copy as text" copies.
import type { EventOf, EventType } from './event.ts';
import type { Cursor, Recording } from './recording.ts';
import { say } from './say.ts';
import { answered, returned } from './sentence-answer.ts';
import { entriesTold, hooked, phased, queried } from './sentence-django.ts';
import { called, closed, entered, pulled, received } from './sentence-down.ts';
import { cut, exited, imported, interrupted, left, line, noted, opened, printed, reads, waited } from './sentence-inside.ts';
import { sent } from './sentence-sent.ts';
import { connected, registryTold, signalled, wiringTold } from './sentence-signals.ts';
import { caught, drained, gaveChunk, raised, stopped, wrote } from './sentence-up.ts';

/** Prose, or something that is code: a layer's name, a key, a value. */
export type Phrase = string | { code: string };

/** What a sentence is made from. `previous`: an earlier run of the same code, for layers that this request never reached. */
export interface Moment {
  recording: Recording;
  cursor: Cursor;
  previous: Recording | null;
}

type Teller<T extends EventType> = (moment: Moment, event: EventOf<T>) => readonly Phrase[];

const tellers: { readonly [T in EventType]: Teller<T> } = {
  received,
  call: called,
  enter: entered,
  start_response: answered,
  write: wrote,
  return: returned,
  next: pulled,
  chunk: gaveChunk,
  drain: drained,
  stop: stopped,
  close: closed,
  raise: raised,
  catch: caught,
  hook: hooked,
  middleware: entriesTold,
  query: queried,
  signal: signalled,
  connect: connected,
  wiring: wiringTold,
  registry: registryTold,
  note: noted,
  read: reads,
  print: printed,
  wait: waited,
  open: opened,
  line,
  leave: left,
  phase: phased,
  import: imported,
  sent,
  cut,
  exit: exited,
};

export function sentenceAt(recording: Recording, cursor: Cursor, previous: Recording | null = null): readonly Phrase[] {
  const event = recording.events[cursor];
  if (event === undefined) return ['Nothing has run yet.'];
  // The table pairs each type with its teller; only the compiler can't see that through the union.
  const tell = tellers[event.type] as Teller<EventType>;
  const isCutShort = recording.ended === 'stopped' && cursor === recording.events.length - 1;
  if (isCutShort && (event.type === 'line' || event.type === 'wait')) return interrupted(recording, event);
  const says = tell({ recording, cursor, previous }, event);
  return isCutShort ? say`${says} Here the run was stopped.` : says;
}
