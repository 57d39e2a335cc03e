// Texts of lessons that mean ill, read and drawn as the page draws them: each is refused with a sentence, or becomes words. What the drawn HTML may hold is
// told by name; the same texts, drawn as Markdown usually is, show that this would notice.
import type { Root } from 'hast';
import { createElement, Fragment } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { beforeAll, describe, expect, test } from 'vitest';
import { courseOf } from '../../lesson/course.ts';
import { splitFrontMatter } from '../../lesson/front-matter.ts';
import { readGlossary } from '../../lesson/glossary.ts';
import { HTML, hostileHeads, hostileTexts } from '../../lesson/hostile-markdown.fixture.ts';
import { frontMatter } from '../../lesson/lesson.ts';
import { LessonProblem } from '../../lesson/problem.ts';
import { readText } from '../../lesson/read-text.ts';
import type { Runner } from '../../runner/runner.ts';
import { createOnionskin } from '../../store/store.ts';
import { HandsProvider } from '../shared/hands-context.tsx';
import { fetchSoon } from '../shared/later.ts';
import { OnionskinProvider } from '../shared/store-context.tsx';
import { Blocks } from './blocks.tsx';
import { Prose } from './prose.tsx';

/** All that a text may become. */
const TAGS = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong a dfn button span div aside section figure figcaption fieldset legend hr br wbr input label'.split(
    ' ',
  ),
);
const ATTRIBUTES = /^(class|title|href|target|rel|type|disabled|id|role|start|name|value|aria-[a-z]+)$/;

/** What of a piece of HTML is none of these. */
function strange(html: string): string[] {
  const found: string[] = [];
  const words = html.replace(
    /<(\/?)([\w-]+)((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*\/?>/g,
    (_, _end, tag: string, attributes: string) => {
      if (!TAGS.has(tag)) found.push(tag);
      for (const [, name = '', value = ''] of attributes.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)) {
        if (!ATTRIBUTES.test(name)) found.push(name);
        if (name === 'href' && !/^(https:\/\/|#[a-z-]+$)/.test(value)) found.push(value);
      }
      return '';
    },
  );
  return /[<>]/.test(words) ? [...found, words] : found;
}

const fold = (address: string): string | null => (address === '../05-order-matters' ? 'order-matters' : null);
const read = (text: string) => readText('lesson.md', text, 0, 'GET /', fold);

/** A glossary that says it of a word. */
const inGlossary = (text: string) => `:::::term{name=xx lesson=y}\n${text}\n:::::`;
const inCourse = (folder: string) => (folder === 'y' ? folder : null);

beforeAll(fetchSoon);

const store = createOnionskin({
  runner: { warm() {}, watch: () => () => {} } as unknown as Runner,
  course: courseOf([]),
  kept: {},
  storage: { getItem: () => null, setItem() {}, removeItem() {} },
  fetchLesson: () => Promise.reject(new Error('There are none.')),
  fetchRecorded: async () => null,
});
const drawn = (...children: Parameters<typeof createElement>[2][]): string =>
  renderToStaticMarkup(
    createElement(OnionskinProvider, {
      store,
      // biome-ignore lint/correctness/noChildrenProp: no JSX in a .ts file
      children: createElement(HandsProvider, { open() {}, children: createElement(Fragment, null, ...children) }),
    }),
  );

describe('a text of a lesson', () => {
  for (const { name, text, refused } of hostileTexts)
    test(`with ${name} is ${refused === undefined ? 'words' : 'refused in a sentence'}`, () => {
      if (refused !== undefined) {
        expect(() => read(text)).toThrow(LessonProblem);
        expect(() => read(text)).toThrow(refused);
        // Within a glossary it is no better.
        expect(() => readGlossary(inGlossary(text), inCourse)).toThrow(LessonProblem);
        return;
      }
      const { blocks, hints } = read(text);
      const html = drawn(createElement(Blocks, { blocks }), ...hints.map((tree) => createElement(Prose, { tree })));
      expect(strange(html)).toEqual([]);
      expect(Object.prototype).not.toHaveProperty('polluted');
    });

  test('that means no ill is read within a glossary, too', () => {
    const terms = readGlossary(inGlossary('A *harmless* [text](https://a.example).'), inCourse);
    expect(terms.map(({ name }) => name)).toEqual(['xx']);
  });

  test('as Markdown is usually drawn, with the checks of a lesson taken down, is none of both', () => {
    const usual = unified().use(remarkParse).use(remarkRehype, { allowDangerousHtml: true });
    const harmed = hostileTexts.filter(({ text }) => {
      if (text.length > 3000) return false;
      const tree = usual.runSync(usual.parse(text)) as Root;
      return strange(written(tree)).length > 0;
    });
    const html = hostileTexts.filter(({ refused }) => refused === HTML);
    expect(html.length).toBeGreaterThan(10);
    expect(harmed.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        ...html.map(({ name }) => name),
        'a link that is a script',
        'the same within a quotation',
        'a picture from elsewhere',
      ]),
    );
  });

  test('that means no ill is nothing strange, however it is drawn', () => {
    const usual = unified().use(remarkParse).use(remarkRehype, { allowDangerousHtml: true });
    const text = '### A\n\nSo *it* [is](https://a.example): `x < y`.\n\n- > 1 < 2 & 3\n';
    expect(strange(written(usual.runSync(usual.parse(text)) as Root))).toEqual([]);
  });
});

/** Written out as anybody would who trusts the tree: HTML as it stands, words as words. */
function written(node: Root | Root['children'][number]): string {
  if (node.type === 'raw') return node.value;
  if (node.type === 'text') return node.value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const inside = 'children' in node ? node.children.map((child) => written(child as Root['children'][number])).join('') : '';
  if (node.type !== 'element') return inside;
  const attributes = Object.entries(node.properties).map(([name, value]) => ` ${name}="${String(value).replaceAll('"', '')}"`);
  return `<${node.tagName}${attributes.join('')}>${inside}</${node.tagName}>`;
}

describe('a head of a lesson', () => {
  test.each(hostileHeads.map((one) => [one.name, one] as const))('with %s is refused in a sentence', (_, { text, refused }) => {
    const reading = () => splitFrontMatter('lesson.md', text, frontMatter);
    expect(reading).toThrow(LessonProblem);
    expect(reading).toThrow(refused);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});
