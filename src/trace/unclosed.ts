// Bodies whose close() never came, as the referee's rules find them, each of a layer's: the stage draws what is missing where it would have crossed.
// Of one that the collector came by for, a close() was seen.
import { isDjango } from './django.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { closeRules } from './referee/close.ts';
import { skinOfSpan } from './stack.ts';

/** Known from the moment on after which nobody could call it any more. */
const allOf = perRecording((recording): readonly { event: Cursor; skin: number }[] =>
  closeRules
    .flatMap((rule) => rule.find(recording))
    .flatMap(({ span, cursor, unclosed }) => {
      const maker = unclosed === undefined ? undefined : recording.bodies[unclosed]?.maker;
      if (maker === undefined || isDjango(recording, span)) return [];
      return [{ event: cursor, skin: skinOfSpan(recording, maker) }];
    }),
);

const NONE: readonly number[] = [];

/** The skins that made them, each once. */
export function unclosedAt(recording: Recording, cursor: Cursor): readonly number[] {
  const all = allOf(recording);
  return all.length === 0 ? NONE : [...new Set(all.filter(({ event }) => event <= cursor).map(({ skin }) => skin))];
}
