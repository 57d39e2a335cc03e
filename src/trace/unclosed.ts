// Bodies whose close() never came, as the referee found: the stage draws what is missing where it would have crossed.
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { verdictsOf } from './referee/verdicts.ts';
import { skinOfSpan } from './stack.ts';

/** Known from the moment on after which nobody could call it any more. */
const allOf = perRecording((recording): readonly { event: Cursor; skin: number }[] =>
  verdictsOf(recording).flatMap(({ cursor, unclosed }) => {
    const maker = unclosed === undefined ? undefined : recording.bodies[unclosed]?.maker;
    return maker === undefined ? [] : [{ event: cursor, skin: skinOfSpan(recording, maker) }];
  }),
);

const NONE: readonly number[] = [];

/** The skins that made them, each once. */
export function unclosedAt(recording: Recording, cursor: Cursor): readonly number[] {
  const all = allOf(recording);
  return all.length === 0 ? NONE : [...new Set(all.filter(({ event }) => event <= cursor).map(({ skin }) => skin))];
}
