// Where the files lie that are fetched by their names (scripts/vite-supplies.ts).
declare module 'virtual:supplies' {
  /** Relative to the page: "./" in development, "./supplies-1a2b3c4d/" in what is built. */
  export const SUPPLIES: string;
}
