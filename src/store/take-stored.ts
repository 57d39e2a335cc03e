// Takes what another tab has saved into this one, in the place of what is here. Fetched when somebody chooses that.
import type { Course } from '../lesson/course.ts';
import type { Lesson } from '../lesson/lesson.ts';
import { KEY } from './persistence.ts';
import { readKept } from './read-kept.ts';
import { nextOnStage } from './run-slice.ts';
import type { Needs, Shelf, Slice } from './slice.ts';

export const takeStored: Slice<() => Promise<void>> = (set, get, needs) => async () => {
  const text = readShelf(needs.storage);
  const found = text === null ? null : readKept(text);
  const kept = found?.kind === 'kept' ? found.kept : { works: {}, discarded: {}, progress: {} };
  // The other tab may be at a lesson that was never opened here, or that this version does not have.
  const { course, slug } = get();
  const lessons = await withLesson(course, 'slug' in kept ? kept.slug : slug, needs.fetchLesson);
  set({
    ...kept,
    ...(lessons === null ? { slug } : { course: { ...course, lessons } }),
    ...nextOnStage(null),
    syntax: {},
    revealed: null,
    elsewhere: false,
    saving: { kind: 'saved' },
  });
};

/** The lessons at hand with this one among them; null when it can't be had. */
async function withLesson(
  { lessons }: Course,
  slug: string,
  fetchLesson: Needs['fetchLesson'],
): Promise<readonly Lesson[] | null> {
  if (lessons.some((lesson) => lesson.slug === slug)) return lessons;
  return fetchLesson(slug).then(
    (lesson) => [...lessons, lesson],
    () => null,
  );
}

function readShelf(storage: Shelf): string | null {
  try {
    return storage.getItem(KEY);
  } catch {
    return null;
  }
}
