// The lessons, read and parsed when the page is built (scripts/vite-lessons.ts).
declare module 'virtual:course' {
  /** Every lesson, in order. */
  export const heads: readonly import('./course.ts').LessonHead[];
  /** The lessons and examples that begin with a project of Django's. */
  export const ofDjango: readonly string[];
  /** A lesson or an example by its slug: each is a file of its own. Rejects when it can't be had. */
  export const fetchLesson: (slug: string) => Promise<import('./lesson.ts').Lesson>;
  /** What is seen of it at first, and perhaps no more than that (`partial`). */
  export const fetchBeginning: (slug: string) => Promise<import('./lesson.ts').Lesson>;
}

/** The examples of the gallery, fetched when it is opened. */
declare module 'virtual:examples' {
  export const heads: readonly import('./gallery.ts').ExampleHead[];
}

/** The words of the course, fetched when the glossary is opened. */
declare module 'virtual:glossary' {
  export const terms: readonly import('./glossary.ts').Term[];
}
