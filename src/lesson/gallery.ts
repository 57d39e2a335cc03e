// What the gallery knows of an example before it is opened, and how one is found there. Pure.
import type { Nodes } from 'hast';
import type { AuthoredExample, Block } from './lesson.ts';

export interface ExampleHead {
  slug: string;
  title: string;
  /** What it shows, in a sentence. */
  goal: string;
  group: string;
  /** It is there to be repaired. */
  broken: boolean;
  /** Everything one may look for, in small letters. */
  words: string;
}

export function exampleHeadOf({ slug, front, part, breaks, prose, start }: AuthoredExample): ExampleHead {
  const { title, goal } = front;
  const names = Object.values(start).flatMap((source) =>
    [...source.matchAll(/\b(?:def|class|import|from) (\w+)/g)].map(([, name]) => name),
  );
  const words = [title, goal, part.title, ...prose.map(wordsOf), ...names, ...breaks].join(' ').toLowerCase();
  return { slug, title, goal, group: part.title, broken: breaks.length > 0, words };
}

const wordsOf = (block: Block): string => (block.kind === 'predict' ? '' : textOf(block.tree));
const textOf = (node: Nodes): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map((child) => textOf(child as Nodes)).join('') : '';

/** Those that have every word, wherever. */
export function found(heads: readonly ExampleHead[], wanted: string): readonly ExampleHead[] {
  const words = wanted
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return heads.filter((head) => words.every((word) => head.words.includes(word)));
}

/** By heading, in order. */
export function grouped(heads: readonly ExampleHead[]): readonly { group: string; examples: readonly ExampleHead[] }[] {
  const groups = [...new Set(heads.map(({ group }) => group))];
  return groups.map((group) => ({ group, examples: heads.filter((head) => head.group === group) }));
}
