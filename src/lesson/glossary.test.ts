// The words of the course: read, introduced where the glossary says, and linked once in each text.
import type { Nodes, Root } from 'hast';
import { expect, test } from 'vitest';
import { readGlossary, type Term } from './glossary.ts';
import type { Block } from './lesson.ts';
import { linkTerms } from './link-terms.ts';
import { readCourse, readTerms } from './read-course.node.ts';
import { readText } from './read-text.ts';

const course = readCourse('lessons');
const terms = readTerms('lessons');

/** The words that a text links, as "name: as it stands there". */
const mentions = (node: Nodes): string[] => {
  if (node.type === 'element' && node.tagName === 'dfn') return [`${node.properties.dataTerm}: ${textOf(node)}`];
  return 'children' in node ? node.children.flatMap((child) => mentions(child as Nodes)) : [];
};
const textOf = (node: Nodes): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map((child) => textOf(child as Nodes)).join('') : '';
const mentionsIn = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'predict' ? mentions(block.question.ask) : mentions(block.tree)));

test.each(terms.map((term) => [term.name, term] as const))('%s stands in the lesson that introduces it', (name, term) => {
  const lesson = course.find(({ slug }) => slug === term.lesson);
  const said = mentionsIn(linkTerms(lesson?.prose ?? [], [term])).length > 0;
  const above = `${lesson?.front.title} ${lesson?.front.goal}`.toLowerCase();
  expect(said || above.includes(name.toLowerCase())).toBe(true);
});

test('every lesson leads to some of them, each at most once', () => {
  for (const lesson of course) {
    const found = mentionsIn(linkTerms(lesson.prose, terms)).map((mention) => mention.split(':')[0]);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual([...new Set(found)]);
  }
});

const term = (name: string, ...also: string[]): Term => ({ name, also, lesson: 'x', tree: { type: 'root', children: [] } });
const linked = (text: string, ...words: Term[]) =>
  mentionsIn(linkTerms(readText('lesson.md', text, 0, 'GET /', () => 'x').blocks, words));

test('the first mention is linked, in words or in code, whatever its form', () => {
  expect(linked('A Layer. Two layers.', term('layer', 'layers'))).toEqual(['layer: Layer']);
  expect(linked('Two layers, a layer.', term('layer', 'layers'))).toEqual(['layer: layers']);
  expect(linked('It reads `environ`, then environ.', term('environ'))).toEqual(['environ: environ']);
  expect(linked('An application callable is called.', term('callable'), term('application', 'application callable'))).toEqual([
    'application: application callable',
  ]);
  expect(linked(':::note\nA chunk.\n:::\n\nA chunk.', term('chunk'))).toEqual(['chunk: chunk']);
});

test('the marks behind a mention stay with it, emphasised or not, unless it ends an emphasis of more words; nothing is said twice', () => {
  const words = [term('chunk'), term('body'), term('layer'), term('hop'), term('yield')];
  const read = readText(
    'lesson.md',
    'A *chunk*, a chunk, and closes (the body) as one layer does. *One hop*, and a **`yield`**!',
    0,
    'GET /',
    () => 'x',
  );
  const [block] = linkTerms(read.blocks, words);
  const tree = block?.kind === 'prose' ? block.tree : { type: 'root' as const, children: [] };
  expect(textOf(tree)).toBe('A chunk, a chunk, and closes (the body) as one layer does. One hop, and a yield!');
  const spans = (node: Nodes): string[] => [
    ...(node.type === 'element' && node.tagName === 'span' ? [textOf(node)] : []),
    ...('children' in node ? node.children.flatMap((child) => spans(child as Nodes)) : []),
  ];
  expect(spans(tree)).toEqual(['chunk,', 'body)', 'yield!']);
  expect(mentionsIn(linkTerms(read.blocks, words))).toEqual([
    'chunk: chunk',
    'body: body',
    'layer: layer',
    'hop: hop',
    'yield: yield',
  ]);
});

test('parts of other words, links, headings, code and predictions are left alone', () => {
  expect(linked('A multilayer, a layer-cake, `layer(1)`.', term('layer'))).toEqual([]);
  expect(linked('### A layer\n\n[a layer](../x)\n\n```\na layer\n```', term('layer'))).toEqual([]);
  expect(linked(':::predict{kind=status}\nWhich layer?\n:::', term('layer'))).toEqual([]);
  expect(linked('It does close() well.', term('close()'))).toEqual(['close(): close()']);
});

test('what an author gets wrong is said', () => {
  const read = (text: string) => readGlossary(text, (folder) => (folder === '01-a/01-b' ? 'b' : null));
  expect(read(':::term{name=x1 lesson=01-a/01-b also="y1, z1"}\nIt is.\n:::')).toMatchObject([
    { name: 'x1', also: ['y1', 'z1'], lesson: 'b', tree: { type: 'root' } satisfies Partial<Root> },
  ]);
  expect(() => read(':::term{name=x1 lesson=01-a/02-c}\nIt is.\n:::')).toThrow('there is no lesson 01-a/02-c');
  expect(() => read('- a list')).toThrow('a glossary holds terms');
  expect(() => read(':::term{name=x1 lesson=01-a/01-b}\nA.\n:::\n\n:::term{name=y1 lesson=01-a/01-b also=X1}\nB.\n:::')).toThrow(
    '“x1” stands there twice',
  );
});
