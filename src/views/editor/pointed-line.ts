// What is pointed at, as a line of a file, and a line as what can be pointed at. Pure.
import type { Pointed } from '../../store/state.ts';
import type { Place } from '../../trace/event-parts.ts';
import { skinOfEvent } from '../../trace/on-path.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { skinsOf } from '../../trace/stack.ts';
import { type HopsByLine, markTarget } from './gutter-marks.ts';

/** Where the moment happened; for a layer, where it is defined. */
export function lineOfPointed(recording: Recording, earlier: Recording | null, pointed: Pointed | null): Place | null {
  if (pointed === null) return null;
  const at = pointed.event === null ? null : (recording.events[pointed.event]?.place ?? null);
  return at ?? skinsOf(recording, earlier)[pointed.skin]?.place ?? null;
}

/** The hop that the line's mark shows; else the layer that is defined there. */
export function pointedByLine(
  recording: Recording,
  earlier: Recording | null,
  { file, line, hops, cursor }: Place & { hops: HopsByLine; cursor: Cursor },
): Pointed | null {
  const event = markTarget(hops, line, cursor + 1);
  if (event !== null) return { event, skin: skinOfEvent(recording, event) };
  const skin = skinsOf(recording, earlier).findIndex(({ place }) => place?.file === file && place.line === line);
  return skin < 0 ? null : { event: null, skin };
}
