// The lessons' runs, recorded when the page is built (scripts/vite-lessons.ts).
declare module 'virtual:recorded' {
  /** By slug; a lesson whose start can't be started has none. */
  export const recorded: Readonly<Record<string, () => Promise<import('./recorded-run.ts').RecordedRun>>>;
}
