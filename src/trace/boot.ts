// A start-up as a tree: Django's steps, what they led to, and which modules were imported meanwhile, in the order in which it all happened.
import { cursorsOf } from './cursors.ts';
import type { EventOf } from './event.ts';
import type { Place } from './event-parts.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';

export interface BootStep {
  event: Cursor;
  kind: EventOf<'phase'>['name'] | 'import';
  /** The entry, the label, the module. */
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
      open.length = at;
      return;
    }
    if (event.type !== 'phase' && event.type !== 'import') return;
    const isPhase = event.type === 'phase';
    const step: BootStep = {
      event: cursor,
      kind: isPhase ? event.name : 'import',
      of: (isPhase ? event.of : event.name) ?? null,
      importer: isPhase ? null : (event.importer ?? null),
      place: event.place,
      at: event.at - begin,
      ms: null,
      failed: false,
      steps: [],
    };
    (open.at(-1)?.steps ?? roots).push(step);
    if (isPhase) open.push(step);
  });
  // What never came to its end was left by an exception, when the start failed.
  if (recording.ended !== 'complete') for (const step of open) step.failed = true;
  return roots;
});

/** Whether Django has been started in it. */
export const isDjangoStart = (recording: Recording): boolean => cursorsOf(recording, 'phase').length > 0;
