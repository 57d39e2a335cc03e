// Where a text stands in the files of a project, and the files with another text in its place. Pure.

export interface Wish {
  text: string;
  /** Upper and lower case are not the same. */
  exact: boolean;
}

export interface Hit {
  file: string;
  /** 1-based. */
  line: number;
  /** What stands before it in its line (without the indentation), itself, and after it. */
  before: string;
  found: string;
  after: string;
}

/** More than these nobody reads. */
export const MOST_HITS = 300;

const pattern = ({ text, exact }: Wish): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), exact ? 'gu' : 'giu');

/** In the order of the files; of each line, every place. */
export function findInFiles(files: Readonly<Record<string, string>>, wish: Wish): readonly Hit[] {
  if (wish.text === '') return [];
  const wanted = pattern(wish);
  const hits: Hit[] = [];
  for (const [file, source] of Object.entries(files)) {
    for (const [nth, text] of source.split('\n').entries()) {
      for (const match of text.matchAll(wanted)) {
        if (hits.length === MOST_HITS) return hits;
        const before = text.slice(0, match.index).trimStart();
        hits.push({ file, line: nth + 1, before, found: match[0], after: text.slice(match.index + match[0].length) });
      }
    }
  }
  return hits;
}

export function byFile(hits: readonly Hit[]): ReadonlyMap<string, readonly Hit[]> {
  const files = new Map<string, Hit[]>();
  for (const hit of hits) files.set(hit.file, [...(files.get(hit.file) ?? []), hit]);
  return files;
}

/** Those that change. What is put in the place is taken as it is written. */
export function replaceInFiles(files: Readonly<Record<string, string>>, wish: Wish, by: string): Record<string, string> {
  if (wish.text === '') return {};
  const changed: Record<string, string> = {};
  for (const [file, source] of Object.entries(files)) {
    const replaced = source.replace(pattern(wish), () => by);
    if (replaced !== source) changed[file] = replaced;
  }
  return changed;
}
