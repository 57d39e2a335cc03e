// How long a lesson takes to read: for its authors, who keep it to some minutes.
import type { Nodes } from 'hast';
import type { Lesson } from './lesson.ts';

/** Words a minute of a text that speaks of code. */
const PACE = 180;

/** In minutes, a half at least. Hints and what comes after a prediction are read by some; the text is read by all. */
export function readingMinutes({ prose, front }: Pick<Lesson, 'prose' | 'front'>): number {
  const words = prose.flatMap((block) => {
    if (block.kind !== 'predict') return wordsOf(block.tree);
    const { ask, options, because } = block.question;
    return [...wordsOf(ask), ...options.flatMap(({ key }) => key.split(/\s+/)), ...(because ? wordsOf(because) : [])];
  });
  return Math.max(0.5, Math.round(((words.length + front.goal.split(' ').length) / PACE) * 2) / 2);
}

function wordsOf(node: Nodes): string[] {
  if (node.type === 'text') return node.value.split(/\s+/).filter((word) => word !== '');
  return 'children' in node ? node.children.flatMap((child) => wordsOf(child as Nodes)) : [];
}
