// A lesson as the page knows it: already read, validated and parsed. Content lives in /lessons, never here.
import type { Root } from 'hast';
import * as z from 'zod/mini';
import { type EventType, events } from '../trace/event.ts';

/** The head of lesson.md. `request` is what the composer is set to: "GET /path" or a whole raw request. */
export const frontMatter = z.strictObject({
  title: z.string(),
  /** Ends the sentence "You will be able to …"; written with these words. */
  goal: z.string(),
  request: z.string(),
  /** What it rests on: "PEP 3333, The start_response() Callable", "Django, Applications: Configuring applications". */
  spec: z.array(z.string()),
  /** What is served; "app:application" when left out. */
  app: z._default(z.string(), 'app:application'),
  /** The file that is opened first; the one that is served when left out. */
  open: z.optional(z.string()),
});
export type FrontMatter = z.infer<typeof frontMatter>;

export type Files = Readonly<Record<string, string>>;

/** A moment of a run in the author's words: the nth or the last event of this type at this layer. `layer` is the name on the skin, or "server". */
export const moment = z.strictObject({
  event: z.enum(Object.keys(events) as [EventType, ...EventType[]]),
  layer: z.optional(z.string()),
  nth: z._default(z.union([z.literal('last'), z.coerce.number().check(z.int(), z.positive())]), 1),
});
export type Moment = z.infer<typeof moment>;

/** When one option of a choice is the right one, asked of a recording: the answer's status code (0: none came), exactly which layers (without the server) were
 *  reached, or words that the client got, in head or body. */
export const condition = z.union([
  z.strictObject({ status: z.coerce.number() }),
  z.strictObject({ crossed: z.string() }),
  z.strictObject({ answered: z.string().check(z.minLength(1)) }),
]);
export type Condition = z.infer<typeof condition>;

/** One thing to choose or to put in order. `key` is its text, which saved answers hang on. */
export interface Option<Truth> {
  key: string;
  tree: Root;
  truth: Truth;
}
interface Asked {
  /** Counts from 0 within the lesson. */
  number: number;
  ask: Root;
  /** What the author says once it is answered and run. */
  because: Root | null;
  /** The request that it speaks of: the last one that the text asked for. */
  request: string;
}
/** A prediction. It is never marked by a key: what the run really did decides. Of `status` the options are codes, of `skin` the names of layers,
 *  outermost first: the one that makes the answer is asked for. */
export type Question =
  | (Asked & { kind: 'choice'; options: readonly Option<Condition>[] })
  | (Asked & { kind: 'order'; options: readonly Option<Moment>[] })
  | (Asked & { kind: 'status' | 'skin'; options: readonly Option<null>[] });

/** A small stage of its own within the text: a run that was recorded when the page was built. */
export interface Figure {
  kind: 'figure';
  /** Counts from 0 within the lesson. */
  number: number;
  /** Whose run it is, of which request. */
  of: 'start' | 'solution';
  request: string;
  /** Where it stands at first; at its beginning when left out. */
  at: Moment | null;
  /** What is to be seen. */
  tree: Root;
}

/** The text of a lesson, from top to bottom. */
export type Block =
  | { kind: 'prose'; tree: Root }
  | { kind: 'note'; title: string | null; tree: Root }
  | { kind: 'moment'; moment: Moment; tree: Root }
  | { kind: 'predict'; question: Question }
  | { kind: 'try'; request: string; tree: Root }
  | Figure;

export interface Lesson {
  /** Only what is seen at first has come: hints, solution and check.py are still to be fetched, and are empty until then. */
  partial?: true;
  /** The folder, without its numbers: "order-matters". Stable; links and saved work hang on it. */
  slug: string;
  /** "4.5", from the folders' numbers. */
  number: string;
  part: { number: number; title: string };
  front: FrontMatter;
  prose: readonly Block[];
  /** Least to most. */
  hints: readonly Root[];
  start: Files;
  solution: Files;
  /** Source of check.py. */
  check: string;
  /** What it will look at, in its order: known before anything has run. */
  checks: readonly { name: string; sentence: string }[];
}

/** A typical mistake: a project that makes it, the check that has to catch it, and words that the failure has to say. */
export interface Mistake {
  name: string;
  check: string;
  says: string;
  files: Files;
}

/** Something the text says about a run of its start or its solution, so that a test can hold it to it. */
export type Said = { of: 'start' | 'solution' } & (
  | { kind: 'line'; text: string; moment: Moment }
  | { kind: 'printed' | 'answered'; text: string }
  | { kind: 'moment'; moment: Moment }
  | { kind: 'question'; question: Question }
  | { kind: 'runs' }
);
/** `request` is the last one that the text asked for; `where` is "lesson.md:12". */
export type Claim = Said & { request: string; where: string };

/** The head of an example's lesson.md: it has a place in the gallery, and rests on nothing but itself. */
export const exampleHead = z.extend(frontMatter, {
  /** Under which heading it stands there. */
  group: z.string(),
  spec: z._default(z.array(z.string()), []),
  /** The rules that its run breaks, by their ids, in the order in which the referee tells them. One that breaks none is right. */
  breaks: z._default(z.array(z.string()), []),
});

/** A lesson with what only its test needs. */
export interface AuthoredLesson extends Lesson {
  /** Its folder, from the root: "04-middleware/05-order-matters". */
  folder: string;
  mistakes: readonly Mistake[];
  claims: readonly Claim[];
}
/** The same of an example. */
export interface AuthoredExample extends AuthoredLesson {
  breaks: readonly string[];
}
