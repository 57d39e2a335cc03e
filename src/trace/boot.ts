// A start-up as a tree: Django's steps, what they led to, and which modules were imported meanwhile, in the order in which it all happened.
import { cursorsOf } from './cursors.ts';
import type { EventOf, TraceEvent } from './event.ts';
import type { Place } from './event-parts.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';

export interface BootStep {
  event: Cursor;
  kind: EventOf<'phase'>['name'] | 'import' | 'connect';
  /** When it was over; null: at once, or never. */
  ends: Cursor | null;
  /** The entry, the label, the module; of what is connected, the receiver and its signal. */
  of: string | null;
  /** Of a module: which one imported it. */
  importer: string | null;
  place: Place | null;
  /** Milliseconds since the beginning, and how long it took; null: not known, or it never came to its end. */
  at: number;
  ms: number | null;
  /** An exception left it. */
  failed: boolean;
  steps: BootStep[];
}

export const bootOf = perRecording((recording): readonly BootStep[] => {
  const roots: BootStep[] = [];
  const open: BootStep[] = [];
  const begin = recording.events[0]?.at ?? 0;
  recording.events.forEach((event, cursor) => {
    if (event.type === 'phase' && event.ends) {
      const at = open.findLastIndex((step) => step.kind === event.name && step.of === (event.of ?? null));
      const step = open[at];
      if (step === undefined) return;
      step.ms = event.at - begin - step.at;
      step.ends = cursor;
      open.length = at;
      return;
    }
    if (event.type === 'connect' && event.place !== null && !event.off)
      (open.at(-1)?.steps ?? roots).push(leaf(event, cursor, begin, 'connect', `${event.receiver} ← ${event.signal}`));
    if (event.type !== 'phase' && event.type !== 'import') return;
    const isPhase = event.type === 'phase';
    const kind = isPhase ? event.name : 'import';
    const of = (isPhase ? event.of : event.name) ?? null;
    const step = leaf(event, cursor, begin, kind, of, isPhase ? null : (event.importer ?? null));
    (open.at(-1)?.steps ?? roots).push(step);
    if (isPhase) open.push(step);
  });
  // What never came to its end was left by an exception, when the start failed.
  if (recording.ended !== 'complete') for (const step of open) step.failed = true;
  return roots;
});

const leaf = (
  { place, at }: Pick<TraceEvent, 'place' | 'at'>,
  event: Cursor,
  begin: number,
  kind: BootStep['kind'],
  of: string | null,
  importer: string | null = null,
): BootStep => ({ event, kind, of, importer, place, at: at - begin, ms: null, ends: null, failed: false, steps: [] });

/** Whether Django has been started in it. */
export const isDjangoStart = (recording: Recording): boolean => cursorsOf(recording, 'phase').length > 0;
