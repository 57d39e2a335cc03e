// The text of lesson.md: Markdown with a few words of ours, to blocks, hints and claims.
import type { Root } from 'hast';
import type { Nodes, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { attributesOf, blockDirectives, has, isDirective, Locator } from './directives.ts';
import type { Block, Claim, Said } from './lesson.ts';
import { parseMarkdown } from './markdown.ts';
import { type Context, proseOf } from './prose.ts';
import { readQuestion } from './question.ts';

export interface LessonText {
  blocks: Block[];
  hints: Root[];
  claims: Claim[];
}

/** `above`: how many lines of the file stand over `body`. `request`: what the composer is set to at first. */
export function readText(file: string, body: string, above: number, request: string, resolve: Context['resolve']): LessonText {
  const where = new Locator(file, above);
  const text: LessonText = { blocks: [], hints: [], claims: [] };
  let asked = request;
  let questions = 0;
  let figures = 0;
  const claim = (said: Said, node: Nodes) => {
    text.claims.push({ ...said, request: asked, where: `${file}:${where.line(node)}` });
  };
  const context: Context = { where, resolve, claim, request: () => asked };

  for (const node of parseMarkdown(file, body, above).children) {
    if (!isDirective(node)) {
      addProse(node);
      continue;
    }
    if (node.type === 'leafDirective' || !has(blockDirectives, node.name)) {
      throw where.problem(node, `“${node.name}” is not a known block: ${Object.keys(blockDirectives).join(', ')}`);
    }
    addBlock(node as ContainerDirective, node.name);
  }
  return text;

  /** Neighbouring paragraphs are one block. */
  function addProse(node: RootContent): void {
    const tree = proseOf([node], context);
    const last = text.blocks.at(-1);
    if (last?.kind === 'prose') {
      last.tree.children.push({ type: 'text', value: '\n' }, ...tree.children);
    } else {
      text.blocks.push({ kind: 'prose', tree });
    }
  }

  function addBlock(node: ContainerDirective, name: keyof typeof blockDirectives): void {
    const inside = () => proseOf(node.children as RootContent[], context);
    switch (name) {
      case 'hint':
        attributesOf(node, blockDirectives.hint, where);
        text.hints.push(inside());
        return;
      case 'note': {
        const { title } = attributesOf(node, blockDirectives.note, where);
        text.blocks.push({ kind: 'note', title: title ?? null, tree: inside() });
        return;
      }
      case 'predict':
        text.blocks.push({ kind: 'predict', question: readQuestion(node, questions, context) });
        questions += 1;
        return;
      case 'moment': {
        const { of, ...moment } = attributesOf(node, blockDirectives.moment, where);
        claim({ kind: 'moment', of, moment }, node);
        text.blocks.push({ kind: 'moment', moment, tree: inside() });
        return;
      }
      case 'figure': {
        const { of, request = wholeRequest(node) ?? asked, event, ...moment } = attributesOf(node, blockDirectives.figure, where);
        const at = event === undefined ? null : { event, ...moment };
        // It has to run, and to have the moment: of the request that it speaks of.
        text.claims.push({
          ...(at === null ? { kind: 'runs', of } : { kind: 'moment', of, moment: at }),
          request,
          where: `${file}:${where.line(node)}`,
        });
        text.blocks.push({ kind: 'figure', number: figures, of, request, at, tree: proseOf(captionOf(node), context) });
        figures += 1;
        return;
      }
      case 'try':
        asked = requestOf(node, where);
        text.blocks.push({ kind: 'try', request: asked, tree: inside() });
        return;
    }
  }
}

/** A request in a code block. */
function wholeRequest(node: ContainerDirective): string | null {
  const block = node.children.find((child) => child.type === 'code');
  return block?.type === 'code' ? block.value : null;
}

/** What is said of a figure; which request it shows is no part of that. */
const captionOf = (node: ContainerDirective) => node.children.filter((child) => child.type !== 'code') as RootContent[];

/** What `:::try{request="GET /x"}` asks for: the attribute, or a whole request in a code block. */
function requestOf(node: ContainerDirective, where: Locator): string {
  const { request } = attributesOf(node, blockDirectives.try, where);
  const block = node.children.find((child) => child.type === 'code');
  if ((request === undefined) === (block === undefined)) {
    throw where.problem(node, 'try: needs either request="GET /path" or one code block that holds the request');
  }
  return request ?? (block?.type === 'code' ? block.value : '');
}
