// Markdown nodes to a hast tree that the page can draw without a parser: checked words, resolved links, coloured code.
import type { Element, ElementContent, Root } from 'hast';
import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { attributesOf, has, isDirective, type Locator, wordDirectives } from './directives.ts';
import { highlightHttp, highlightPython } from './highlight.ts';
import type { Said } from './lesson.ts';

/** What reading a text needs to know and to note down. */
export interface Context {
  where: Locator;
  /** Slug of the lesson at a relative address, or null when there is none. */
  resolve(address: string): string | null;
  claim(said: Said, node: Nodes): void;
  /** The request that the text asked for last. */
  request(): string;
}

const toHast = unified().use(remarkRehype);

export function proseOf(nodes: readonly RootContent[], context: Context): Root {
  const tree = toHast.runSync({ type: 'root', children: nodes.map((node) => plain(node, context)) });
  return tidy(tree) as Root;
}

export const textOf = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';

/** The node with every directive in it turned into plain Markdown. */
function plain<T extends Nodes>(node: T, context: Context): T {
  const { where } = context;
  if (node.type === 'html') {
    throw where.problem(node, 'raw HTML is not allowed');
  }
  if (node.type === 'image' || node.type === 'imageReference') {
    throw where.problem(node, 'pictures are not known yet');
  }
  // An address that stands elsewhere would come to its link past the check of addresses below.
  if (node.type === 'definition' || node.type === 'linkReference') {
    throw where.problem(node, 'the address of a link stands where the link does: [words](address)');
  }
  if (isDirective(node)) {
    if (node.type !== 'textDirective') {
      throw where.problem(node, `“${node.name}” has to stand by itself, outside lists and other blocks`);
    }
    return word(node, context) as unknown as T;
  }
  if (node.type === 'link') {
    return { ...node, url: link(node, context), children: node.children.map((child) => plain(child, context)) };
  }
  return 'children' in node ? { ...node, children: node.children.map((child) => plain(child, context)) } : node;
}

function word(node: Extract<Nodes, { type: 'textDirective' }>, context: Context): PhrasingContent {
  const { where } = context;
  const text = node.children.map(textOf).join('');
  switch (node.name) {
    case 'line': {
      const { of, ...moment } = attributesOf(node, wordDirectives.line, where);
      context.claim({ kind: 'line', of, text, moment }, node);
      return { type: 'text', value: text };
    }
    case 'printed':
    case 'answered': {
      const { of } = attributesOf(node, wordDirectives[node.name], where);
      context.claim({ kind: node.name, of, text }, node);
      return { type: 'inlineCode', value: text };
    }
    default:
      throw where.problem(
        node,
        has(wordDirectives, node.name)
          ? `“:${node.name}” belongs at the end of an option of a question`
          : `“:${node.name}” is not a known word; for a colon before a letter write \\:`,
      );
  }
}

function link(node: Extract<Nodes, { type: 'link' }>, { where, resolve }: Context): string {
  if (/^https:\/\//.test(node.url)) {
    return node.url;
  }
  const slug = resolve(node.url);
  if (slug === null) {
    throw where.problem(node, `the link “${node.url}” leads to no lesson`);
  }
  return `#${slug}`;
}

/** Without positions and with coloured Python. */
function tidy(node: Root | Root['children'][number]): Root | Root['children'][number] {
  const { position: _position, ...rest } = node;
  if (rest.type === 'element' && rest.tagName === 'pre') {
    return colour(rest);
  }
  return 'children' in rest ? ({ ...rest, children: rest.children.map(tidy) } as typeof rest) : rest;
}

const plainly = (source: string): ElementContent[] => [{ type: 'text', value: source }];
const HIGHLIGHTS: Readonly<Record<string, (source: string) => ElementContent[]>> = {
  'language-python': highlightPython,
  'language-http': highlightHttp,
};

function colour(pre: Omit<Element, 'position'>): Element {
  const [code] = pre.children;
  const classes = code?.type === 'element' ? code.properties.className : undefined;
  const source = code?.type === 'element' && code.children[0]?.type === 'text' ? code.children[0].value.replace(/\n$/, '') : '';
  const [language = ''] = Array.isArray(classes) ? classes.map(String) : [];
  const children = (HIGHLIGHTS[language] ?? plainly)(source);
  // ```python app.py: what it says behind the language is the file that it belongs into.
  const meta = code?.type === 'element' ? (code.data as { meta?: string | null } | undefined)?.meta : null;
  return {
    ...pre,
    properties: meta ? { dataFile: meta.trim() } : {},
    children: [{ type: 'element', tagName: 'code', properties: {}, children }],
  };
}
