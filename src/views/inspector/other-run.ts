// What stands at the same moment in the run before, for a column of its own: beside each change what it is there, and what is only there. Pure.
import * as strings from '../../strings/inspector/other-run.ts';
import { differencesAt, environDiffers } from '../../trace/differences-at.ts';
import { environOf } from '../../trace/environ-at.ts';
import { sameEvent } from '../../trace/match.ts';
import type { Cursor, Recording, SpanId } from '../../trace/recording.ts';
import type { Change } from '../../trace/scene.ts';

export interface Cell {
  text: string;
  differs: boolean;
}

export interface OtherColumn {
  /** "run 6". */
  name: string;
  /** In the order of the changes. */
  cells: readonly Cell[];
  /** What differs, but is no change here. */
  only: readonly { key: string; text: string }[];
  /** Is there anything that differs? */
  differs: boolean;
}

const NOT_THERE: Cell = { text: strings.notThere, differs: true };

/** `changes`: those of the event at `at`. Null where no other run is looked at. */
export function otherChanges(
  recording: Recording,
  at: Cursor,
  changes: readonly Change[],
  other: { name: string; earlier: Recording } | null,
): OtherColumn | null {
  if (other === null) return null;
  const there = sameEvent(recording, at, other.earlier);
  // It never came to this.
  if (there === null) return { name: other.name, cells: changes.map(() => NOT_THERE), only: [], differs: changes.length > 0 };
  const left = [...differencesAt(recording, at, other.earlier, there)];
  const differs = left.length > 0;
  const cells = changes.map((change): Cell => {
    const nth = left.findIndex(({ what, key }) => what === change.what && key === change.key);
    const [found] = nth < 0 ? [] : left.splice(nth, 1);
    if (found === undefined) return { text: change.sign === '-' ? strings.takenAway : (change.now ?? ''), differs: false };
    return found.was === undefined ? NOT_THERE : { text: found.was, differs: true };
  });
  const only = left.map(({ key, was, sign }) => ({ key, text: sign === '+' || was === undefined ? strings.notThere : was }));
  return { name: other.name, cells, only, differs };
}

/** By key, what the same layer's environ has at the same event there, where that is something else; null: it has no such key. */
export function otherEnviron(
  recording: Recording,
  cursor: Cursor,
  span: SpanId,
  earlier: Recording,
): ReadonlyMap<string, string | null> {
  const asks = recording.spans[span]?.asks ?? 0;
  const [called, at] = [sameEvent(recording, asks, earlier), sameEvent(recording, cursor, earlier)];
  const partner = span === 0 ? 0 : (earlier.events[called ?? -1]?.span ?? null);
  if (partner === null) return new Map();
  const there = environOf(earlier, partner, at ?? called ?? 0);
  if (there.size === 0) return new Map();
  return new Map(
    environDiffers(there, environOf(recording, span, cursor)).map(({ key, sign, was }) => [
      key,
      sign === '+' ? null : (was ?? ''),
    ]),
  );
}
