// The hooks of Django's middleware that one steps to. By themselves: a page steps before it tells what became of a response.
import { cursorsOf } from './cursors.ts';
import { perRecording } from './memo.ts';
import type { Cursor } from './recording.ts';

/** Hooks beside the way down and the way up: each is a moment of its own. The other two lie between two crossings. */
const ASIDE: ReadonlySet<string> = new Set(['process_view', 'process_exception', 'process_template_response']);

export const hookHops = perRecording((recording): readonly Cursor[] =>
  cursorsOf(recording, 'hook').filter((cursor) => {
    const event = recording.events[cursor];
    return event?.type === 'hook' && ASIDE.has(event.name);
  }),
);
