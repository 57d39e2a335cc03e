// Files that are made here, or elsewhere, for other programs: they hold a part of what happened, and no project, so that nothing can be opened of them.

export type Foreign = 'har' | 'trace';

/** By what it begins with: a HAR is one object with "log" (HAR 1.2), a trace one with "traceEvents", or the bare list of them. */
const BEGINNINGS: readonly (readonly [kind: Foreign, begins: RegExp])[] = [
  ['har', /^\ufeff?\s*\{\s*"log"\s*:\s*\{/],
  ['trace', /^\s*(?:\{\s*(?:"displayTimeUnit"\s*:\s*"\w+"\s*,\s*)?"traceEvents"\s*:|\[\s*\{\s*"(?:ph|name|cat|pid|ts)"\s*:)/],
];

/** Null: it is no such file. */
export function foreignFile(name: string, text: string): Foreign | null {
  if (/\.har$/i.test(name)) return 'har';
  if (/\.trace\.json$/i.test(name)) return 'trace';
  return BEGINNINGS.find(([, begins]) => begins.test(text))?.[0] ?? null;
}
