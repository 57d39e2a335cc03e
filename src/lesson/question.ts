// Reads a prediction: the question, a list of options that each end in what makes them true, and what the author says afterwards.
import type { Root } from 'hast';
import type { ListItem, RootContent } from 'mdast';
import type { ContainerDirective, TextDirective } from 'mdast-util-directive';
import type * as z from 'zod/mini';
import { attributesOf, blockDirectives, wordDirectives } from './directives.ts';
import type { Option, Question } from './lesson.ts';
import { type Context, proseOf, textOf } from './prose.ts';

export function readQuestion(node: ContainerDirective, number: number, context: Context): Question {
  const { where } = context;
  const { kind } = attributesOf(node, blockDirectives.predict, where);
  const at = node.children.findIndex((child) => child.type === 'list');
  const list = node.children[at];
  if (list?.type !== 'list' || list.children.length < 2) {
    throw where.problem(node, 'predict: needs a list of at least two options');
  }
  if (at === 0) {
    throw where.problem(node, 'predict: needs a question above its options');
  }
  const because = node.children.slice(at + 1) as RootContent[];
  const asked = {
    number,
    ask: proseOf(node.children.slice(0, at) as RootContent[], context),
    because: because.length === 0 ? null : proseOf(because, context),
  };
  const question: Question =
    kind === 'choice'
      ? { kind, ...asked, options: list.children.map((item) => readOption(item, 'if', wordDirectives.if, context)) }
      : { kind, ...asked, options: list.children.map((item) => readOption(item, 'at', wordDirectives.at, context)) };
  if (new Set(question.options.map((option) => option.key)).size < question.options.length) {
    throw where.problem(list, 'predict: two options read alike');
  }
  context.claim({ kind: 'question', of: 'start', question }, node);
  return question;
}

function readOption<S extends z.ZodMiniType>(item: ListItem, name: string, schema: S, context: Context): Option<z.output<S>> {
  const [paragraph, ...others] = item.children;
  if (paragraph?.type !== 'paragraph' || others.length > 0) {
    throw context.where.problem(item, 'an option is one sentence');
  }
  const isTruth = (child: (typeof paragraph.children)[number]): child is TextDirective =>
    child.type === 'textDirective' && child.name === name;
  const truth = paragraph.children.find(isTruth);
  if (truth === undefined) {
    throw context.where.problem(item, `an option of this kind of question has to end in :${name}{…}`);
  }
  const said = paragraph.children.filter((child) => child !== truth);
  const last = said.at(-1);
  const trimmed = last?.type === 'text' ? [...said.slice(0, -1), { ...last, value: last.value.trimEnd() }] : said;
  return {
    key: trimmed.map(textOf).join(''),
    tree: inline(proseOf([{ ...paragraph, children: trimmed }], context)),
    truth: attributesOf(truth, schema, context.where),
  };
}

/** The words of the only paragraph, without the paragraph: an option stands in a button. */
function inline(tree: Root): Root {
  const [paragraph] = tree.children;
  return paragraph?.type === 'element' ? { ...tree, children: paragraph.children } : tree;
}
