// Markdown with our words, parsed within bounds. What parses it takes the square of some lengths, and a call for each level of nesting: a text that
// means ill could keep a build, or the page of `npm run dev`, for hours. What a lesson has is far below.
import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { LessonProblem } from './problem.ts';

export const MOST_CHARACTERS = 30_000;
export const MOST_LINES = 600;
/** Of one line: what a table, an address or a long sentence is far below. */
export const MOST_IN_LINE = 1000;
/** Signs at the beginning of a line that each open something within what the one before has opened. */
export const DEEPEST = 10;

const NESTED = new RegExp(`^(?:\\s*(?:>|[-+*]|\\d{1,9}[.)])(?=[\\s>])){${DEEPEST},}`);
/** Brackets and stars that open and open: each is looked for in all that follows. */
const OPENED = /[[*_`~:{<!]/g;
export const MOST_OPENED = 100;

const markdown = unified().use(remarkParse).use(remarkDirective);

/** `above`: how many lines of the file stand over `body`. */
export function parseMarkdown(file: string, body: string, above: number): Root {
  const lines = body.split('\n');
  if (body.length > MOST_CHARACTERS) throw new LessonProblem(file, null, `is longer than ${MOST_CHARACTERS} characters`);
  if (lines.length > MOST_LINES) throw new LessonProblem(file, null, `has more than ${MOST_LINES} lines`);
  lines.forEach((line, nth) => {
    const why = refusalOf(line);
    if (why !== null) throw new LessonProblem(file, above + nth + 1, why);
  });
  return markdown.parse(body);
}

function refusalOf(line: string): string | null {
  if (line.length > MOST_IN_LINE) return `the line is longer than ${MOST_IN_LINE} characters`;
  if (NESTED.test(line)) return `the line is nested deeper than ${DEEPEST} levels`;
  return (line.match(OPENED)?.length ?? 0) > MOST_OPENED ? `the line has more than ${MOST_OPENED} signs of Markdown` : null;
}
