// Links the first mention of each term in a text to the glossary: a <dfn> that the page draws as a way there. Pure.
// Mentions in links, headings and blocks of code stay as they are, and so do predictions: an option is a button already.
// A line may be broken behind any button: the marks behind this one are kept with it, in a span of both.
import type { Element, ElementContent, Root } from 'hast';
import type { Term } from './glossary.ts';
import type { Block } from './lesson.ts';

type Node = Root | ElementContent | Root['children'][number];
const LEFT_ALONE = ['a', 'pre', 'h1', 'h2', 'h3'];

export function linkTerms(blocks: readonly Block[], terms: readonly Term[]): Block[] {
  const left = new Map(terms.map((term) => [term.name, term]));
  return blocks.map((block) => {
    if (block.kind === 'predict') return block;
    return { ...block, tree: linked(block.tree, left) as Root };
  });
}

/** Takes out of `left` what it has linked. */
function linked(node: Node, left: Map<string, Term>): Node {
  if (!('children' in node) || (node.type === 'element' && LEFT_ALONE.includes(node.tagName))) return node;
  const children = (node.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type === 'text') return inText(child.value, left);
    if (child.type === 'element' && child.tagName === 'code') return [inCode(child, left)];
    return [linked(child, left) as ElementContent];
  });
  return { ...node, children: withMarks(children) } as Node;
}

const MARKS = /^[,.;:!?)…’”]+/;

/** A mention, emphasised or not, and nothing else: what stands together is not broken, and that is to be no more than a word. */
const isMention = (node: ElementContent | undefined): boolean =>
  node?.type === 'element' && (node.tagName === 'dfn' || (node.children.length === 1 && isMention(node.children[0])));

/** Takes the marks that a text begins with to the mention before it. */
function withMarks(children: readonly ElementContent[]): ElementContent[] {
  const all: ElementContent[] = [];
  for (const child of children) {
    const last = all.at(-1);
    const [marks = ''] = child.type === 'text' ? (MARKS.exec(child.value) ?? []) : [];
    if (child.type !== 'text' || marks === '' || last === undefined || !isMention(last)) {
      all.push(child);
      continue;
    }
    const both = [last, { type: 'text', value: marks } as const];
    all[all.length - 1] = { type: 'element', tagName: 'span', properties: { className: ['marked'] }, children: both };
    if (child.value !== marks) all.push({ ...child, value: child.value.slice(marks.length) });
  }
  return all;
}

function inCode(code: Element, left: Map<string, Term>): Element {
  const [only] = code.children;
  const text = code.children.length === 1 && only?.type === 'text' ? only.value : '';
  const term = [...left.values()].find((one) => namesOf(one).includes(text));
  if (term === undefined) return code;
  left.delete(term.name);
  return mention(term.name, [code]);
}

function inText(text: string, left: Map<string, Term>): ElementContent[] {
  let first: { term: Term; at: number; length: number } | null = null;
  for (const term of left.values()) {
    for (const name of namesOf(term)) {
      const at = text.search(new RegExp(`(?<![\\w-])${escaped(name)}(?![\\w-])`, 'i'));
      if (at >= 0 && (first === null || at < first.at || (at === first.at && name.length > first.length)))
        first = { term, at, length: name.length };
    }
  }
  if (first === null) return text === '' ? [] : [{ type: 'text', value: text }];
  left.delete(first.term.name);
  const end = first.at + first.length;
  const before: ElementContent[] = first.at === 0 ? [] : [{ type: 'text', value: text.slice(0, first.at) }];
  return [
    ...before,
    mention(first.term.name, [{ type: 'text', value: text.slice(first.at, end) }]),
    ...inText(text.slice(end), left),
  ];
}

const namesOf = ({ name, also }: Term): readonly string[] => [name, ...also];
const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const mention = (name: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName: 'dfn',
  properties: { dataTerm: name },
  children,
});
