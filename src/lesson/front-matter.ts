// The YAML head between two lines of "---", checked against a schema. Lines are counted, so that problems in the text below can name theirs.
import { parseDocument } from 'yaml';
import type * as z from 'zod/mini';
import { LessonProblem } from './problem.ts';

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
  const document = parseDocument(yaml);
  const [fault] = document.errors;
  if (fault !== undefined) {
    throw new LessonProblem(file, 1 + (fault.linePos?.[0].line ?? 1), fault.message.split('\n')[0] ?? 'is not YAML');
  }
  const read = schema.safeParse(document.toJS());
  if (!read.success) {
    throw new LessonProblem(file, 1, read.error.issues.map(describeIssue).join('; '));
  }
  return { front: read.data, body: text.slice(match[0].length), above: match[0].split('\n').length - 1 };
}

/** "goal: Invalid input: expected string, received undefined" */
export function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union') {
    return issue.errors.map((branch) => branch.map(describeIssue).join(' and ')).join(', or ');
  }
  return issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`;
}
