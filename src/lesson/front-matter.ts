// The YAML head between two lines of "---", checked against a schema. Lines are counted, so that problems in the text below can name theirs.
import { type Document, parseDocument } from 'yaml';
import type * as z from 'zod/mini';
import { LessonProblem } from './problem.ts';

/** Characters of a head: what reads it takes the square of its length. */
export const LONGEST = 4000;

export interface Headed<T> {
  front: T;
  body: string;
  /** How many lines of the file stand above the body. */
  above: number;
}

export function splitFrontMatter<S extends z.ZodMiniType>(file: string, text: string, schema: S): Headed<z.output<S>> {
  const match = /^---\n([\s\S]*?\n)---(?:\n|$)/.exec(text);
  const yaml = match?.[1];
  if (match === null || yaml === undefined) {
    throw new LessonProblem(file, 1, 'has to begin with a head between two lines of "---"');
  }
  if (yaml.length > LONGEST) throw new LessonProblem(file, 1, `the head is longer than ${LONGEST} characters`);
  const document = parseDocument(yaml, { logLevel: 'error' });
  const [fault] = document.errors;
  if (fault !== undefined) {
    throw new LessonProblem(file, 1 + (fault.linePos?.[0].line ?? 1), fault.message.split('\n')[0] ?? 'is not YAML');
  }
  const read = schema.safeParse(plainOf(file, document));
  if (!read.success) {
    throw new LessonProblem(file, 1, read.error.issues.map(describeIssue).join('; '));
  }
  return { front: read.data, body: text.slice(match[0].length), above: match[0].split('\n').length - 1 };
}

/** A head says each thing once: an alias is for what is said again, and again, until there is no room for it. */
function plainOf(file: string, document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (fault) {
    // What YAML's library throws for an alias (`maxAliasCount`), or for one of nothing.
    if (!(fault instanceof ReferenceError)) throw fault;
    throw new LessonProblem(file, 1, 'the head has an alias (*): say it where it belongs');
  }
}

/** "goal: is missing, or is no string" */
export function describeIssue(issue: z.core.$ZodIssue): string {
  const at = issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
  switch (issue.code) {
    case 'invalid_union':
      return issue.errors.map((branch) => branch.map(describeIssue).join(' and ')).join(', or ');
    case 'unrecognized_keys':
      return `${at}there is no “${issue.keys.join('”, “')}”`;
    case 'invalid_value':
      return `${at}has to be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return `${at}is missing, or is no ${issue.expected}`;
    case 'too_small':
      return `${at}has to be more than ${issue.minimum}`;
    default:
      return at + issue.message;
  }
}
