// The course as the page knows it: all lessons by name, and in full only those that somebody has opened.
import type { Lesson } from './lesson.ts';

/** What is known of a lesson before it is fetched. */
export interface LessonHead extends Pick<Lesson, 'slug' | 'number' | 'part'> {
  title: string;
}

export interface Course {
  /** Every lesson, in order. */
  heads: readonly LessonHead[];
  /** Those that have been fetched, in the order in which they came. */
  lessons: readonly Lesson[];
}

export const headOf = ({ slug, number, part, front }: Lesson): LessonHead => ({ slug, number, part, title: front.title });

/** "4.5 Order matters"; an example has no number. */
export const titleOfLesson = ({ number, front }: Pick<Lesson, 'number' | 'front'>): string => `${number} ${front.title}`.trim();

/** A course whose lessons are all at hand. */
export const courseOf = (lessons: readonly Lesson[]): Course => ({ heads: lessons.map(headOf), lessons });
