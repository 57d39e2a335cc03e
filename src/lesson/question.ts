// Reads a prediction: the question, a list of options, and what the author says afterwards. Options of a choice or an order each end in what
// makes them true; codes and layers need nothing, a run has them.
import type { Root } from 'hast';
import type { ListItem, RootContent } from 'mdast';
import type { ContainerDirective, TextDirective } from 'mdast-util-directive';
import type * as z from 'zod/mini';
import { attributesOf, blockDirectives, wordDirectives } from './directives.ts';
import type { Option, Question } from './lesson.ts';
import { type Context, proseOf, textOf } from './prose.ts';

/** What is offered when the author names no codes. */
const STATUSES = [
  '200 OK',
  '204 No Content',
  '302 Found',
  '304 Not Modified',
  '400 Bad Request',
  '401 Unauthorized',
  '403 Forbidden',
  '404 Not Found',
  '405 Method Not Allowed',
  '500 Internal Server Error',
];

export function readQuestion(node: ContainerDirective, number: number, context: Context): Question {
  const { where } = context;
  const { kind } = attributesOf(node, blockDirectives.predict, where);
  const at = node.children.findIndex((child) => child.type === 'list');
  const list = node.children[at];
  const items = list?.type === 'list' ? list.children : [];
  const bare = kind === 'status' && list === undefined;
  if (items.length < (kind === 'skin' ? 1 : 2) && !bare) {
    throw where.problem(node, 'predict: needs a list of at least two options');
  }
  if (at === 0 || node.children.length === 0) {
    throw where.problem(node, 'predict: needs a question above its options');
  }
  // Without a list the first paragraph is the question.
  const end = bare ? 1 : at;
  const because = node.children.slice(bare ? 1 : at + 1) as RootContent[];
  const asked = {
    number,
    ask: proseOf(node.children.slice(0, end) as RootContent[], context),
    because: because.length === 0 ? null : proseOf(because, context),
    request: context.request(),
  };
  const question = withOptions();
  if (new Set(question.options.map((option) => option.key)).size < question.options.length) {
    throw where.problem(list ?? node, 'predict: two options read alike');
  }
  context.claim({ kind: 'question', of: 'start', question }, node);
  return question;

  function withOptions(): Question {
    switch (kind) {
      case 'choice':
        return { kind, ...asked, options: items.map((item) => readOption(item, 'if', wordDirectives.if, context)) };
      case 'order':
        return { kind, ...asked, options: items.map((item) => readOption(item, 'at', wordDirectives.at, context)) };
      case 'status':
        return { kind, ...asked, options: bare ? STATUSES.map(statusOption) : items.map(readStatus) };
      case 'skin':
        // The server is always there, around all of them.
        return { kind, ...asked, options: [named('server'), ...items.map((item) => named(wordsOf(item)))] };
    }
  }

  function readStatus(item: ListItem): Option<null> {
    const words = wordsOf(item);
    if (!/^[1-5]\d\d( .+)?$/.test(words)) {
      throw where.problem(item, 'an option of this kind of question is a status: 404 Not Found');
    }
    return statusOption(words);
  }

  function wordsOf(item: ListItem): string {
    const [paragraph, ...others] = item.children;
    if (paragraph?.type !== 'paragraph' || others.length > 0) {
      throw where.problem(item, 'an option is one sentence');
    }
    return textOf(paragraph).trim();
  }
}

const named = (key: string): Option<null> => ({
  key,
  tree: { type: 'root', children: [{ type: 'text', value: key }] },
  truth: null,
});
/** "404 Not Found" is kept as 404: authors may spell its words as they like. */
const statusOption = (words: string): Option<null> => ({ ...named(words), key: words.slice(0, 3) });

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
