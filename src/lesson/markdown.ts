// Markdown with our words, parsed within bounds. What parses it takes the square of some lengths, and what reads the tree a call for each level of
// nesting: a text that means ill could keep a build, or the page of `npm run dev`, for hours. What a lesson has is far below.
import type { Nodes, Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { LessonProblem } from './problem.ts';

export const MOST_CHARACTERS = 30_000;
export const MOST_LINES = 600;
/** Of one line: what a table, an address or a long sentence is far below. */
export const MOST_IN_LINE = 1000;
/** Signs at the beginning of a line, and blocks of ours, that each open something within what the one before has opened. */
export const DEEPEST = 10;
/** Columns in front of a line's words: each level of a list needs one. */
export const MOST_INDENTED = 40;
/** Of the tree, where a list in a list is four levels, and a word in stars is one. */
export const DEEPEST_TREE = 30;

/** `>` needs nothing behind it, the others an end. */
const NESTING = /^(?:\s*(?:>|(?:[-+*]|\d{1,9}[.)])(?=\s|$)))*\s*/;
const MARKER = />|[-+*]|\d+[.)]/g;
const OPENS_BLOCK = /^(:{3,})[^\s:]/;
const CLOSES_BLOCK = /^ {0,3}(:{3,})\s*$/;
/** Brackets and stars that open and open: each is looked for in all that follows. */
const OPENED = /[[*_`~:{<!]/g;
export const MOST_OPENED = 100;

const markdown = unified().use(remarkParse).use(remarkDirective);

/** `above`: how many lines of the file stand over `body`. */
export function parseMarkdown(file: string, body: string, above: number): Root {
  // What ends a line for the parser.
  const lines = body.split(/\r\n?|\n/);
  if (body.length > MOST_CHARACTERS) throw new LessonProblem(file, null, `is longer than ${MOST_CHARACTERS} characters`);
  if (lines.length > MOST_LINES) throw new LessonProblem(file, null, `has more than ${MOST_LINES} lines`);
  const refuse = (line: number, why: string) => new LessonProblem(file, above + line, why);
  /** How many colons have opened each block that is not closed. */
  const open: number[] = [];
  lines.forEach((line, nth) => {
    const why = refusalOf(line, open);
    if (why !== null) throw refuse(nth + 1, why);
  });
  const tree = markdown.parse(body);
  const deep = tooDeep(tree);
  if (deep !== null) throw refuse(deep.position?.start.line ?? 1, `nested deeper than ${DEEPEST_TREE} levels of Markdown`);
  return tree;
}

function refusalOf(line: string, open: number[]): string | null {
  if (line.length > MOST_IN_LINE) return `the line is longer than ${MOST_IN_LINE} characters`;
  const before = NESTING.exec(line)?.[0] ?? '';
  if ((before.match(MARKER)?.length ?? 0) > DEEPEST) return `the line is nested deeper than ${DEEPEST} levels`;
  if (before.replaceAll('\t', '    ').length > MOST_INDENTED) return `the line is indented by more than ${MOST_INDENTED} columns`;
  follow(open, line, line.slice(before.length));
  if (open.length > DEEPEST) return `the block is nested deeper than ${DEEPEST} levels`;
  return (line.match(OPENED)?.length ?? 0) > MOST_OPENED ? `the line has more than ${MOST_OPENED} signs of Markdown` : null;
}

/** As the parser does, a block is closed by as many colons as have opened it, with all in it; but never too early. */
function follow(open: number[], line: string, words: string): void {
  const opening = OPENS_BLOCK.exec(words)?.[1]?.length;
  if (opening !== undefined) open.push(opening);
  const closing = CLOSES_BLOCK.exec(line)?.[1]?.length;
  if (closing === undefined) return;
  const outermost = open.findIndex((colons) => colons <= closing);
  if (outermost !== -1) open.length = outermost;
}

/** The first that stands too deep. Without a call for each level. */
function tooDeep(tree: Root): Nodes | null {
  let level: Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST_TREE) return level[0] ?? null;
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return null;
}
