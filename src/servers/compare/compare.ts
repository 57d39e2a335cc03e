// The same request on several servers: what differs, as rows with their explanations, and what is the same everywhere.
import type { AskedRequest, ServerAnswer } from './answer.ts';
import { type Cell, type Draft, GROUPS, type Group } from './draft.ts';
import { aroundDrafts } from './draft-around.ts';
import { responseDrafts } from './draft-response.ts';
import { explain, type Sentence } from './explain.ts';

export interface Row extends Draft {
  /** By answer: equal values have equal numbers, 0 is the most common one; -1: nothing to compare. */
  variants: readonly number[];
  sentences: readonly Sentence[];
}

export interface Compared {
  groups: readonly { group: Group; title: string; rows: readonly Row[] }[];
  /** What was looked at and is the same everywhere, in words: "the status 200 OK". */
  same: readonly string[];
  /** Not all of them answered: what is the same is so only in those that did. */
  partly: boolean;
}

const TITLES: Record<Group, string> = {
  start: 'Start',
  status: 'Status line',
  headers: 'Headers',
  framing: 'Framing',
  body: 'Body',
  connection: 'Connection',
  environ: 'environ',
  log: 'Log',
};

export function compare(answers: readonly ServerAnswer[], request: AskedRequest): Compared {
  const drafts = [...responseDrafts(answers), ...aroundDrafts(answers)];
  const looked = drafts.map((draft) => ({ draft, variants: variantsOf(draft) }));
  const rows = looked
    .filter(({ variants }) => variants.some((variant) => variant > 0))
    .map(({ draft, variants }): Row => ({ ...draft, variants, sentences: explain(draft, variants, answers, request) }));
  const equal = looked.filter(({ variants }) => variants.includes(0) && variants.every((variant) => variant <= 0));
  return {
    groups: GROUPS.map((group) => ({ group, title: TITLES[group], rows: rows.filter((row) => row.group === group) })).filter(
      (one) => one.rows.length > 0,
    ),
    partly: answers.some(({ response }) => response === null),
    same: sameWords(equal.map(({ draft }) => draft)),
  };
}

/** Number 0 for the most common value; of equally common ones for the first. */
function variantsOf({ cells }: Draft): readonly number[] {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    if (cell !== null) counts.set(keyOf(cell), (counts.get(keyOf(cell)) ?? 0) + 1);
  }
  const order = [...counts].sort(([, a], [, b]) => b - a).map(([key]) => key);
  return cells.map((cell) => (cell === null ? -1 : order.indexOf(keyOf(cell))));
}

/** Nothing is another thing than an empty value. */
const keyOf = ({ key, absent }: NonNullable<Draft['cells'][number]>): string => (absent ? 'absent' : `=${key}`);

/** A length is each body's own: that there is one is what is alike. */
const framingWords = ({ key, text }: Cell): string =>
  key === 'length' ? 'told by Content-Length' : key === 'chunked' ? 'in chunks' : text;

/** Only what somebody would have expected to differ, or be glad that it does not. */
function sameWords(drafts: readonly Draft[]): readonly string[] {
  const first = (draft: Draft) => draft.cells.find((cell) => cell !== null) ?? null;
  const environ = drafts.filter(({ group, id }) => group === 'environ' && id !== 'called').length;
  const named = drafts.flatMap((draft): string[] => {
    const cell = first(draft);
    if (cell === null || cell.absent || draft.group === 'environ') return [];
    if (draft.id === 'version') return [cell.text];
    if (draft.id === 'status') return [`the status ${cell.text}`];
    if (draft.id === 'body') return [`the body (${cell.text.split(':')[0]})`];
    if (draft.id === 'framing') return [`where the body ends (${framingWords(cell)})`];
    if (draft.id === 'end') return [`the connection (${cell.text})`];
    return draft.id.startsWith('header ') ? [draft.what] : [];
  });
  return environ === 0 ? named : [...named, `${environ} environ ${environ === 1 ? 'key' : 'keys'}`];
}
