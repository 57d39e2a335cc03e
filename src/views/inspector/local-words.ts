// How frames and their locals are told: what a function is called, what it gives back, how long a value is, what else is the same object. Pure.
import * as strings from '../../strings/inspector/local-words.ts';
import { firstRaise } from '../../trace/changes.ts';
import type { Place, Value } from '../../trace/event-parts.ts';
import type { FrameAt, Local } from '../../trace/frames-at.ts';
import type { Recording } from '../../trace/recording.ts';
import { fileName } from '../../trace/say.ts';
import { eventOf } from '../../trace/words.ts';

/** "greeting()"; a comprehension and a module have names that are no function's. */
export function frameName({ name, place }: FrameAt): string {
  if (name === null) return place === null ? strings.code : strings.codeOf(fileName(place));
  return name.startsWith('<') ? name : `${name}()`;
}

export const placeName = (place: Place): string => `${fileName(place)}:${place.line}`;

/** "27 items"; nothing for what has no length. */
export function lengthOf({ type, length }: Value): string {
  if (length === undefined) return '';
  if (type === 'str') return strings.length(length, 'character');
  return strings.length(length, type === 'bytes' || type === 'bytearray' ? 'byte' : 'item');
}

/** "returns", and what. */
export function givesWords(recording: Recording, { how, value, error }: NonNullable<FrameAt['gives']>): [string, string] {
  if (how !== 'raises') return [strings.gives[how], value?.text ?? 'None'];
  const raise = eventOf(recording, firstRaise(recording).get(error ?? -1) ?? -1, 'raise');
  return [strings.gives.raises, raise?.name ?? strings.anException];
}

/** "app in get_response()": the other names of the same object; those in the same frame go without it. */
export function sameWords({ same }: Local, own: FrameAt, frames: readonly FrameAt[]): string {
  const names = same.map(({ frame, name }) => {
    const other = frames.find((one) => one.frame === frame);
    return other === undefined || frame === own.frame ? name : strings.inFrame(name, frameName(other));
  });
  return strings.names(names.slice(0, 2), names.length - 2);
}
