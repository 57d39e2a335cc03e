// What stands behind the line that is lit, while one steps by lines: what the last step has made of the names there, or what is given back. Pure.
import * as strings from '../../strings/editor/line-values.ts';
import { framesAt } from '../../trace/frames-at.ts';
import { momentsOf, neighbourOf } from '../../trace/hops.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { brief } from '../../trace/words.ts';

/** More would be a second program beside the first; the inspector has them all. */
const MOST = 2;
const LONGEST = 36;

export function lineValues(recording: Recording, cursor: Cursor): string {
  const event = recording.events[cursor];
  if (event?.type !== 'line' && event?.type !== 'leave') return '';
  const since = neighbourOf(momentsOf(recording, 'lines'), cursor, -1) ?? -1;
  const [frame] = framesAt(recording, cursor, since);
  if (frame === undefined) return '';
  if (frame.gives !== null) {
    const { how, value } = frame.gives;
    return how === 'raises' ? '' : strings.gives[how](brief(value?.text ?? 'None', LONGEST));
  }
  const changed = frame.locals.flatMap(({ name, value, sign }) =>
    value !== null && sign !== '' ? [`${name} = ${brief(value.text, LONGEST)}`] : [],
  );
  const more = changed.length - MOST;
  return [...changed.slice(0, MOST), ...(more > 0 ? [strings.more(more)] : [])].join(', ');
}
