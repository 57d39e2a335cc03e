// All verdicts over a recording, in the order in which the rules were broken. To add a rule: one object in its family's file.
import type { Steps } from '../../lib/slices.ts';
import { isDjango } from '../django.ts';
import { perRecording } from '../memo.ts';
import type { Cursor, Recording } from '../recording.ts';
import { aftermath } from './aftermath.ts';
import { bodyRules } from './body.ts';
import { closeRules } from './close.ts';
import { environRules } from './environ.ts';
import { environValueRules } from './environ-values.ts';
import { fieldRules } from './fields.ts';
import { handedRules } from './handed.ts';
import { headerRules } from './headers.ts';
import { inputRules } from './input.ts';
import { middlewareRules } from './middleware.ts';
import { startResponseRules } from './start-response.ts';
import { statusRules } from './status.ts';
import type { Rule, Verdict } from './verdict.ts';

export const RULES: readonly Rule[] = [
  ...startResponseRules,
  ...statusRules,
  ...headerRules,
  ...fieldRules,
  ...bodyRules,
  ...closeRules,
  ...inputRules,
  ...environRules,
  ...environValueRules,
  ...handedRules,
  ...middlewareRules,
];

export const verdictsOf = perRecording((recording): readonly Verdict[] =>
  RULES.flatMap((rule) => judged(recording, rule)).toSorted((a, b) => a.cursor - b.cursor),
);

/** Rule by rule, with a place in between: some of them look through a whole recording. */
export function* judging(recording: Recording): Steps<readonly Verdict[]> {
  for (const rule of RULES) {
    judged(recording, rule);
    yield;
  }
  return verdictsOf(recording);
}

function judged(recording: Recording, rule: Rule): readonly Verdict[] {
  const known = byRule(recording).get(rule) ?? judge(recording, rule);
  byRule(recording).set(rule, known);
  return known;
}
const byRule = perRecording((): Map<Rule, readonly Verdict[]> => new Map());

/** Once for each call of a layer: a stream of a thousand str is one mistake. */
function judge(recording: Recording, rule: Rule): readonly Verdict[] {
  const { id, name, section } = rule;
  const seen = new Set<number>();
  // What Django's own layers say to each other is none of WSGI.
  const first = rule
    .find(recording)
    .filter(({ span, cursor }) => !isDjango(recording, span) && !isDjango(recording, recording.events[cursor]?.span ?? null))
    .toSorted((a, b) => a.cursor - b.cursor);
  return first.flatMap(({ span, cursor, says, fix, towards = rule.towards, did = [] }) => {
    if (seen.has(span)) return [];
    seen.add(span);
    const told = did.length > 0 ? did : aftermath(recording, cursor);
    return [
      {
        rule: { id, name, section },
        span,
        cursor,
        says,
        fix,
        towards,
        did: told,
      },
    ];
  });
}

/** Those up to a moment; of the later ones only how many there are. */
export function verdictsAt(recording: Recording, cursor: Cursor): { now: readonly Verdict[]; later: number } {
  const all = verdictsOf(recording);
  const now = all.filter((verdict) => verdict.cursor <= cursor);
  return { now, later: all.length - now.length };
}
