// `npm run bench`: how long people wait, as ratios within one run (absolute times vary with the machine). `npm run bench -- recording` runs one part.
const PARTS = {
  /** How long people wait, for how many bytes and how much memory, against plain Pyodide and PyScript in the same browser. */
  waits: async () => (await import('./bench/waits.mjs')).waits(),
  /** The same for Django: its first page, and an edit of a view, against plain Pyodide with all that Django needs. */
  django: async () => (await import('./bench/django.mjs')).django(),
  /** Whether five hundred restarts leave anything behind. It takes minutes. */
  restarts: async () => (await import('./bench/restarts.mjs')).restarts(),
  /** Requests a second of each server. */
  servers: async () => (await import('./bench/servers.mjs')).servers(),
  /** What recording costs, from the program to the page. */
  recording: async () => (await import('./bench/recording.mjs')).recording(),
  /** What a frame costs with 10⁵ events on stage. Needs `npm run build` before it. */
  views: async () => (await import('./bench/views.mjs')).views(),
  /** What a frame costs while the stage plays and is scrubbed, and what a Send costs the page. Needs `npm run build` before it. */
  smooth: async () => (await import('./bench/smooth.mjs')).smooth(),
  /** From a key to what is painted, with the types on and off. Needs `npm run build` before it. */
  editor: async () => (await import('./bench/editor.mjs')).editor(),
  /** How soon after the limit hostile programs are answered for. */
  limits: async () => (await import('./bench/limits.mjs')).limits(),
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(PARTS, name));
if (unknown !== undefined) {
  console.error(`There is no part “${unknown}”. There are: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(1);
}
for (const [name, run] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n${name}`);
  await run();
}
process.exit(0);
