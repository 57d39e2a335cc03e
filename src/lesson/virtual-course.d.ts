// The lessons, read and parsed when the page is built (scripts/vite-lessons.ts).
declare module 'virtual:course' {
  /** Every lesson, in order. */
  export const heads: readonly import('./course.ts').LessonHead[];
  /** By slug: each is a file of its own, fetched when it is opened. */
  export const lessons: Readonly<Record<string, () => Promise<import('./lesson.ts').Lesson>>>;
}

/** The examples of the gallery, fetched when it is opened. */
declare module 'virtual:examples' {
  export const heads: readonly import('./gallery.ts').ExampleHead[];
  /** By slug, as lessons. */
  export const examples: Readonly<Record<string, () => Promise<import('./lesson.ts').Lesson>>>;
}
