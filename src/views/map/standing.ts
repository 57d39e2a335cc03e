// How a lesson stands with the learner, and which one comes next. Pure.
import type { LessonHead } from '../../lesson/course.ts';
import type { State } from '../../store/state.ts';
import * as strings from '../../strings/map/standing.ts';

export type Standing = { kind: 'new' } | { kind: 'done' } | { kind: 'begun'; says: string };
type Known = Pick<State, 'progress' | 'works'>;

/** `isUntold`: what the checks said of it is not to be told yet (views/shared/use-untold-checks.ts). */
export function standingOf({ progress, works }: Known, slug: string, isUntold = false): Standing {
  const far = progress[slug];
  if (far?.done) return { kind: 'done' };
  const results = far?.checks?.results ?? [];
  const passed = results.filter((result) => result.passed).length;
  if (results.length > 0 && !isUntold) return { kind: 'begun', says: strings.passing(passed, results.length) };
  const touched = works[slug] !== undefined || (far !== undefined && (far.hints > 0 || Object.keys(far.predictions).length > 0));
  return touched || far?.solution ? { kind: 'begun', says: strings.begun } : { kind: 'new' };
}

export interface Part {
  number: number;
  title: string;
  lessons: readonly LessonHead[];
}

/** The lessons by part, in order. */
export function partsOf(heads: readonly LessonHead[]): readonly Part[] {
  const numbers = [...new Set(heads.map(({ part }) => part.number))];
  return numbers.map((number) => {
    const lessons = heads.filter(({ part }) => part.number === number);
    return { number, title: lessons[0]?.part.title ?? '', lessons };
  });
}

/** Where to go on: the lesson in view while it is not done, else the next one that is not; null when all are. */
export function nextOf(heads: readonly LessonHead[], known: Known, slug: string): LessonHead | null {
  const here = Math.max(
    0,
    heads.findIndex((head) => head.slug === slug),
  );
  const round = [...heads.slice(here), ...heads.slice(0, here)];
  return round.find((head) => known.progress[head.slug]?.done !== true) ?? null;
}
