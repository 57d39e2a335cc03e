// The words that lesson.md knows beside plain Markdown, and what each takes. Anything else is a problem with a line number.
import type { Nodes } from 'mdast';
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import * as z from 'zod/mini';
import { describeIssue } from './front-matter.ts';
import { condition, moment } from './lesson.ts';
import { LessonProblem } from './problem.ts';

const of = z._default(z.enum(['start', 'solution']), 'start');

/** `:::name{…}` … `:::`, at the top level of the text. */
export const blockDirectives = {
  hint: z.strictObject({}),
  note: z.strictObject({ title: z.optional(z.string()) }),
  predict: z.strictObject({ kind: z.enum(['choice', 'order', 'status', 'skin']) }),
  moment: z.extend(moment, { of }),
  try: z.strictObject({ request: z.optional(z.string()) }),
  figure: z.strictObject({
    of,
    request: z.optional(z.string()),
    /** The moment it stands at first, in the words of `moment`. */
    event: z.optional(moment.shape.event),
    layer: moment.shape.layer,
    nth: moment.shape.nth,
  }),
};
/** `:name[text]{…}`, within a sentence. `at` and `if` end an option of a question; the others are claims that the test checks. */
export const wordDirectives = {
  at: moment,
  if: condition,
  line: z.extend(moment, { of }),
  printed: z.strictObject({ of }),
  answered: z.strictObject({ of }),
};

export type Directive = ContainerDirective | LeafDirective | TextDirective;
export const isDirective = (node: Nodes): node is Directive =>
  node.type === 'containerDirective' || node.type === 'leafDirective' || node.type === 'textDirective';

/** Where things are said to be wrong: the file, and how many of its lines stand above the Markdown. */
export class Locator {
  readonly file: string;
  readonly above: number;
  constructor(file: string, above: number) {
    this.file = file;
    this.above = above;
  }
  line(node: Nodes): number {
    return this.above + (node.position?.start.line ?? 0);
  }
  problem(node: Nodes, says: string): LessonProblem {
    return new LessonProblem(this.file, this.line(node), says);
  }
}

/** The attributes of a directive, checked. */
export function attributesOf<S extends z.ZodMiniType>(node: Directive, schema: S, where: Locator): z.output<S> {
  const read = schema.safeParse(node.attributes ?? {});
  if (!read.success) {
    throw where.problem(node, `${node.name}: ${read.error.issues.map(describeIssue).join('; ')}`);
  }
  return read.data;
}

export const has = <T extends object>(table: T, name: PropertyKey): name is keyof T => Object.hasOwn(table, name);
