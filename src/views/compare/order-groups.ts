// What came of every order, in groups: those that end alike, what is otherwise than with the order as it stands, which change of two
// neighbours makes the difference, and what all orders of a group have in common. Pure.
import { distance, type Order, type Rule, ruleOf, type Step, stepInto } from '../../lib/orders.ts';
import type { OrderLab, Tried } from '../../store/order-lab-state.ts';
import * as strings from '../../strings/compare/order-groups.ts';
import { maskText } from '../../trace/mask.ts';
import { type Outcomes, outcomeChanges, outcomeOf, signatureOf, unsteady } from '../../trace/outcome.ts';
import type { Recording } from '../../trace/recording.ts';
import type { Change } from '../../trace/scene.ts';

type Comparison = NonNullable<Tried['result']>;

export interface OrderGroup {
  /** A, B, C, …; A is the group of the order as it stands. */
  letter: string;
  /** The nearest to the order as it stands first. */
  orders: readonly Order[];
  /** How it ends; null where there was no answer to record: then `says` tells why. */
  outcome: Outcomes | null;
  says: string | null;
  /** Otherwise than in A. */
  changes: readonly Change[];
  /** Exactly the orders with this are in the group; null where no such rule is, or not all orders are known. */
  rule: readonly Rule[] | null;
  /** The smallest change that leads into it, and from which group; null for A. */
  step: Step | null;
  stepFrom: string | null;
}

export interface OrderGroups {
  groups: readonly OrderGroup[];
  /** Orders that could not be written, with why. */
  unwritten: readonly Tried[];
  /** How many are there, of how many. */
  done: number;
  of: number;
  /** What differs between two runs of the order as it stands, and is left out. */
  unsteady: readonly string[];
}

export const recordingOf = (result: Comparison | null): Recording | null => result?.outcome?.recording ?? null;

export function groupsOf({ tried, again }: Pick<OrderLab, 'tried' | 'again'>): OrderGroups {
  const home = tried[0]?.order ?? [];
  const without = unsteadyOf(tried[0]?.result ?? null, again);
  const table = new Map<string, Tried[]>();
  for (const one of tried) {
    if (one.result === null) continue;
    const key = keyOf(one.result, without);
    table.set(key, [...(table.get(key) ?? []), one]);
  }
  const rows = [...table.values()].map((row) => row.toSorted((a, b) => distance(home, a.order) - distance(home, b.order)));
  const ranked = rows.sort((a, b) => distance(home, a[0]?.order ?? []) - distance(home, b[0]?.order ?? []));
  const all = ranked.flat().map(({ order }) => order);
  const isWhole = all.length === tried.length;
  const lists = ranked.map((row) => row.map(({ order }) => order));
  const first = outcomeIn(ranked[0]?.[0]?.result ?? null);
  const groups = ranked.map((row, at): OrderGroup => {
    const orders = lists[at] ?? [];
    const result = row[0]?.result ?? null;
    const outcome = outcomeIn(result);
    const others = lists.filter((_, other) => other !== at).flat();
    const step = at === 0 ? null : stepInto(orders, others, home, lists[0] ?? []);
    const from = step === null ? -1 : lists.findIndex((list) => list.some((order) => order === step.from));
    return {
      letter: letterOf(at),
      orders,
      outcome,
      says: whyNone(result),
      changes: at === 0 || outcome === null || first === null ? [] : outcomeChanges(outcome, first, without),
      rule: isWhole && ranked.length > 1 ? ruleOf(orders, all) : null,
      step,
      stepFrom: from < 0 ? null : letterOf(from),
    };
  });
  const unwritten = tried.filter(({ says }) => says !== null);
  return { groups, unwritten, done: all.length, of: tried.length - unwritten.length, unsteady: [...without] };
}

/** A to Z, then by number: nobody has more than 120. */
const letterOf = (at: number): string => (at < 26 ? String.fromCharCode(65 + at) : strings.byNumber(at + 1));

function unsteadyOf(one: Comparison | null, other: Comparison | null): ReadonlySet<string> {
  const [a, b] = [outcomeIn(one), outcomeIn(other)];
  return a === null || b === null ? new Set() : unsteady(a, b);
}

function outcomeIn(result: Comparison | null): Outcomes | null {
  const recording = recordingOf(result);
  return recording === null || result?.outcome?.stopped !== undefined ? null : outcomeOf(recording);
}

function keyOf(result: Comparison, without: ReadonlySet<string>): string {
  const outcome = outcomeIn(result);
  return outcome === null ? `none ${maskText(whyNone(result) ?? '')}` : `some ${signatureOf(outcome, without)}`;
}

function whyNone(result: Comparison | null): string | null {
  if (result === null) return null;
  if (!result.started.ok) return result.started.says;
  if (result.outcome === null) return strings.notTaken;
  if (result.outcome.stopped) return result.outcome.stopped.says;
  return result.outcome.recording === null ? (result.outcome.unrecorded ?? strings.nothingRecorded) : null;
}
