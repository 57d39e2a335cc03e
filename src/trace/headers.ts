// Headers before and after a layer: names compare without regard to case, order and duplicates count.
import type { Value } from './event-parts.ts';
import type { Change } from './scene.ts';
import { textOf } from './words.ts';

type Text = string | Value;
export type Header = readonly [name: Text, value: Text];

/** RFC 2616, section 13.5.1, which PEP 3333 refers to: about one connection, and so the server's own business. */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailers',
  'transfer-encoding',
  'upgrade',
]);

export const isHopByHop = (name: string): boolean => HOP_BY_HOP.has(name.toLowerCase());

export function headerChanges(before: readonly Header[], after: readonly Header[]): readonly Change[] {
  const changes: Change[] = [];
  const left = byName(before);
  const right = byName(after);
  const seen = new Map<string, number>();
  for (const [name, value] of after) {
    const key = textOf(name).toLowerCase();
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    const now = textOf(value);
    const was = paired(left.get(key) ?? [], right.get(key) ?? [], nth);
    if (was === undefined) changes.push({ what: 'header', sign: '+', key: textOf(name), now });
    else if (was !== now) changes.push({ what: 'header', sign: '~', key: textOf(name), was, now });
  }
  for (const [key, values] of left) {
    const kept = right.get(key) ?? [];
    for (const was of removed(values, kept)) changes.push({ what: 'header', sign: '-', key: writtenAs(before, key), was });
  }
  return [...changes, ...orderChange(before, after)];
}

function byName(headers: readonly Header[]): Map<string, string[]> {
  const table = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const key = textOf(name).toLowerCase();
    table.set(key, [...(table.get(key) ?? []), textOf(value)]);
  }
  return table;
}

/** What the nth header of a name was before: the same value where there is one, else the value in its place. */
function paired(before: readonly string[], after: readonly string[], nth: number): string | undefined {
  const now = after[nth];
  const among = after.slice(0, nth).filter((value) => value === now).length;
  if (before.filter((value) => value === now).length > among) return now;
  const unmatchedBefore = removedValues(before, after);
  const unmatchedAfter = removedValues(after, before);
  const place = unmatchedAfter.filter((at) => at < nth).length;
  const at = unmatchedBefore[place];
  return at === undefined ? undefined : before[at];
}

/** Indices of values in `values` that have no equal partner in `others`. */
function removedValues(values: readonly string[], others: readonly string[]): readonly number[] {
  const rest = [...others];
  return values.flatMap((value, at) => {
    const partner = rest.indexOf(value);
    if (partner < 0) return [at];
    rest.splice(partner, 1);
    return [];
  });
}

/** Values that are gone: those without an equal partner, less those that were replaced in place. */
function removed(before: readonly string[], after: readonly string[]): readonly string[] {
  const replaced = removedValues(after, before).length;
  return removedValues(before, after)
    .slice(replaced)
    .map((at) => before[at] ?? '');
}

const writtenAs = (headers: readonly Header[], key: string): string =>
  textOf(headers.find(([name]) => textOf(name).toLowerCase() === key)?.[0] ?? key);

/** The order of what stands in both: what was added, taken away or set anew is told by itself. */
function orderChange(before: readonly Header[], after: readonly Header[]): readonly Change[] {
  const pairOf = ([name, value]: Header) => `${textOf(name).toLowerCase()}\n${textOf(value)}`;
  const was = before.filter(isIn(after, pairOf));
  const now = after.filter(isIn(before, pairOf));
  if (was.map(pairOf).join('\n') === now.map(pairOf).join('\n')) return [];
  const names = (headers: readonly Header[]) => headers.map(([name]) => textOf(name)).join(', ');
  return [{ what: 'header', sign: '~', key: 'order', was: names(was), now: names(now) }];
}

/** Whether a header has a partner among others: of several that are alike as many as there are partners. */
function isIn(others: readonly Header[], pairOf: (header: Header) => string): (header: Header) => boolean {
  const left = new Map<string, number>();
  for (const other of others) left.set(pairOf(other), (left.get(pairOf(other)) ?? 0) + 1);
  return (header) => {
    const count = left.get(pairOf(header)) ?? 0;
    left.set(pairOf(header), count - 1);
    return count > 0;
  };
}
