// A lesson as the page knows it: already read, validated and parsed. Content lives in /lessons, never here.
import type { Root } from 'hast';
import * as z from 'zod/mini';

/** The head of lesson.md. `request` is what the composer is set to: "GET /path" or a whole raw request. */
export const frontMatter = z.strictObject({
  title: z.string(),
  /** Ends the sentence "You will be able to …"; written with these words. */
  goal: z.string(),
  request: z.string(),
  /** What it rests on: "PEP 3333, The start_response() Callable". */
  spec: z.array(z.string()),
  /** What is served; "app:application" when left out. */
  app: z._default(z.string(), 'app:application'),
});
export type FrontMatter = z.infer<typeof frontMatter>;

export type Files = Readonly<Record<string, string>>;

/** A typical mistake: files that make it, and the name of the check that has to catch it (its folder's name says it in words). */
export interface Mistake {
  name: string;
  files: Files;
}

export interface Lesson {
  /** The folder, without its numbers: "order-matters". Stable; links and saved work hang on it. */
  slug: string;
  /** "4.5", from the folders' numbers. */
  number: string;
  part: { number: number; title: string };
  front: FrontMatter;
  /** The prose as a tree; directives are elements named after them ("predict", "moment", "hint" are kept out and listed below). */
  prose: Root;
  hints: readonly Root[];
  start: Files;
  solution: Files;
  mistakes: readonly Mistake[];
  /** Source of check.py. */
  check: string;
}

export interface Course {
  lessons: readonly Lesson[];
}
