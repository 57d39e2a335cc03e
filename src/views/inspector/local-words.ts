// How frames and their locals are told: what a function is called, what it gives back, how long a value is, what else is the same object. Pure.
import { firstRaise } from '../../trace/changes.ts';
import type { Place, Value } from '../../trace/event-parts.ts';
import type { FrameAt, Local } from '../../trace/frames-at.ts';
import type { Recording } from '../../trace/recording.ts';
import { fileName } from '../../trace/say.ts';
import { counted, eventOf } from '../../trace/words.ts';

/** "greeting()"; a comprehension and a module have names that are no function's. */
export function frameName({ name, place }: FrameAt): string {
  if (name === null) return place === null ? 'code' : `code of ${fileName(place)}`;
  return name.startsWith('<') ? name : `${name}()`;
}

export const placeName = (place: Place): string => `${fileName(place)}:${place.line}`;

/** "27 items"; nothing for what has no length. */
export function lengthOf({ type, length }: Value): string {
  if (length === undefined) return '';
  if (type === 'str') return counted(length, 'character');
  return counted(length, type === 'bytes' || type === 'bytearray' ? 'byte' : 'item');
}

/** "returns", and what. */
export function givesWords(recording: Recording, { how, value, error }: NonNullable<FrameAt['gives']>): [string, string] {
  if (how !== 'raises') return [how, value?.text ?? 'None'];
  const raise = eventOf(recording, firstRaise(recording).get(error ?? -1) ?? -1, 'raise');
  return ['is left by', raise?.name ?? 'an exception'];
}

/** "app in get_response()": the other names of the same object; those in the same frame go without it. */
export function sameWords({ same }: Local, own: FrameAt, frames: readonly FrameAt[]): string {
  const names = same.map(({ frame, name }) => {
    const other = frames.find((one) => one.frame === frame);
    return other === undefined || frame === own.frame ? name : `${name} in ${frameName(other)}`;
  });
  const shown = names.slice(0, 2).join(' and ');
  return names.length > 2 ? `${shown} and ${names.length - 2} more` : shown;
}
