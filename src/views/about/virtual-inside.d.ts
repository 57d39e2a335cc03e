// What the page is made of, read from the packages when it is built (scripts/vite-inside.ts).
declare module 'virtual:inside' {
  /** Onionskin's own. */
  export const version: string;
  /** CPython's version. */
  export const python: string;
  export const parts: readonly { title: string; what: string; version: string; licence: string }[];
}
