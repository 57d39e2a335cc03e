// The lines that broke a rule of PEP 3333, for the margin: which rule, at which moment. Pure: a recording in, marks out.
import type { Place } from '../../trace/event-parts.ts';
import { perRecording } from '../../trace/memo.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import type { Verdict } from '../../trace/referee/verdict.ts';
import { verdictsOf } from '../../trace/referee/verdicts.ts';
import { layerOf } from '../../trace/words.ts';
import { spoken } from '../shared/phrases.tsx';

/** A rule that was broken at a line. */
interface BrokenRule {
  event: Cursor;
  name: string;
  says: string;
}

export interface BrokenLine {
  line: number;
  rules: readonly BrokenRule[];
  /** Every rule that was broken there, a sentence each. */
  title: string;
}

type RulesByLine = ReadonlyMap<number, readonly BrokenRule[]>;

/** The rules broken in each file, by line. What broke at no line of the user's (a body that ended too soon) stands where its layer is defined. */
export const brokenByFile = perRecording((recording): ReadonlyMap<string, RulesByLine> => {
  const found = new Map<string, Map<number, BrokenRule[]>>();
  for (const verdict of verdictsOf(recording)) {
    const place = placeOf(recording, verdict);
    if (place === null) continue;
    const lines = found.get(place.file) ?? new Map<number, BrokenRule[]>();
    found.set(place.file, lines);
    const rules = lines.get(place.line) ?? [];
    lines.set(place.line, rules);
    rules.push({ event: verdict.cursor, name: verdict.rule.name, says: spoken(verdict.says) });
  }
  return found;
});

/** A line of another layer's may have been crossed at that moment: then the layer that broke the rule is not to be found there. */
function placeOf(recording: Recording, { span, cursor }: Verdict): Place | null {
  // What the server broke is to be found in no file of the user's.
  if (span === 0) return null;
  const event = recording.events[cursor];
  const here = event?.place ?? null;
  if (here !== null && (event?.span === span || event?.by === span)) return here;
  return layerOf(recording, span)?.place ?? here;
}

/** The broken lines of a file that reads as it ran. */
export const brokenLines = (lines: RulesByLine): readonly BrokenLine[] =>
  [...lines].map(([line, rules]) => ({ line, rules, title: rules.map(({ name, says }) => `${name}. ${says}`).join('\n\n') }));

/** Where a click on a broken line leads: to the first rule that was broken there, and from there around the others. */
export function brokenTarget({ rules }: BrokenLine, cursor: Cursor): Cursor | null {
  const at = rules.findIndex(({ event }) => event === cursor);
  return rules[(at + 1) % rules.length]?.event ?? null;
}
