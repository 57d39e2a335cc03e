// The lessons, read and parsed when the page is built (scripts/vite-lessons.ts).
declare module 'virtual:course' {
  export const course: import('./lesson.ts').Course;
}
