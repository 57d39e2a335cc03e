// The words of the course: what each means, and the lesson that introduces it. Read from lessons/glossary.md when the page is built.
import type { Root } from 'hast';
import type { RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import * as z from 'zod/mini';
import { attributesOf, isDirective, Locator } from './directives.ts';
import { parseMarkdown } from './markdown.ts';
import { proseOf } from './prose.ts';

export interface Term {
  /** As it is written where it stands: "middleware", "start_response". */
  name: string;
  /** Other forms of it that are linked as well. */
  also: readonly string[];
  /** Slug of the lesson that introduces it. */
  lesson: string;
  tree: Root;
}

const FILE = 'glossary.md';
const termHead = z.strictObject({
  name: z.string().check(z.minLength(2)),
  lesson: z.string(),
  /** Separated by commas. */
  also: z._default(z.string(), ''),
});

/** `text`: lessons/glossary.md. `resolve`: the slug of a lesson's folder, or null. */
export function readGlossary(text: string, resolve: (folder: string) => string | null): Term[] {
  const where = new Locator(FILE, 0);
  const terms: Term[] = [];
  for (const node of parseMarkdown(FILE, text, 0).children) {
    if (node.type === 'heading' || node.type === 'paragraph') continue;
    if (!isDirective(node) || node.type !== 'containerDirective' || node.name !== 'term') {
      throw where.problem(
        node,
        'a glossary holds terms: :::term{name="environ" lesson=01-servers-and-software/03-the-handshake}',
      );
    }
    terms.push(readTerm(node, where, resolve));
  }
  const names = terms.flatMap(({ name, also }) => [name, ...also]).map((name) => name.toLowerCase());
  const twin = names.find((name, index) => names.indexOf(name) !== index);
  if (twin !== undefined) throw new Error(`${FILE}: “${twin}” stands there twice`);
  return terms.sort((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }));
}

function readTerm(node: ContainerDirective, where: Locator, resolve: (folder: string) => string | null): Term {
  const { name, lesson, also } = attributesOf(node, termHead, where);
  const slug = resolve(lesson);
  if (slug === null) throw where.problem(node, `there is no lesson ${lesson}`);
  const context = {
    where,
    resolve,
    claim: () => {
      throw where.problem(node, 'what a glossary says is of no run');
    },
    request: () => '',
  };
  return {
    name,
    also: also.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])),
    lesson: slug,
    tree: proseOf(node.children as RootContent[], context),
  };
}
