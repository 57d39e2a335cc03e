// The rows of "What changed": what this crossing changed, and what the same layer had already sent ahead of it. Pure.
import { changesAt } from '../../trace/changes.ts';
import { countUpTo, cursorsOf, latestBefore } from '../../trace/cursors.ts';
import { hopsOf } from '../../trace/hops.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import type { Change } from '../../trace/scene.ts';

export interface ChangeRows {
  now: readonly Change[];
  /** Status and headers go up by start_response, apart from the body: the layer's last such call, when it came earlier. */
  ahead: { hop: number; event: Cursor; changes: readonly Change[] } | null;
}

export function changeRows(recording: Recording, hop: Cursor): ChangeRows {
  const now = changesAt(recording, hop);
  const event = recording.events[hop];
  if (event?.type !== 'return' && event?.type !== 'chunk' && event?.type !== 'write') return { now, ahead: null };
  // A stream's chunk may be a hundred thousand events behind it: only such calls are looked through.
  const at = latestBefore(cursorsOf(recording, 'start_response'), hop, (one) => recording.events[one]?.span === event.span);
  const changes = at === null ? [] : changesAt(recording, at);
  if (at === null || changes.length === 0) return { now, ahead: null };
  return { now, ahead: { hop: countUpTo(hopsOf(recording), at), event: at, changes } };
}
