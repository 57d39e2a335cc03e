// A worker bundled to one classic script, as text: see scripts/vite-worker-text.ts.
declare module '*?worker-text' {
  export const source: string;
}
