// Fails the build when the first paint needs more of our script and style than it may: people close a tab that says "loading".
// Counted is what a browser must have before it can show the page: the entry, what it imports at once, their styles and the largest lesson,
// each compressed as by any static host (gzip).
import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';
import { COURSE_FOLDER, REST } from './vite-lessons.ts';

/** Bytes, compressed. */
const BUDGET = 120_000;
/** Files that are fetched before the first paint though no import says so at once: main.tsx waits for the lesson in view. */
const isLesson = (name: string): boolean => name.includes(`/${COURSE_FOLDER}`) && !name.endsWith(`${REST}.js`);

export interface Weighed {
  name: string;
  /** Compressed. */
  bytes: number;
}

/** What the first paint needs of a bundle, heaviest first. */
export function firstPaint(bundle: Rolldown.OutputBundle): Weighed[] {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const needed = new Set<string>();
  const follow = (name: string): void => {
    const chunk = bundle[name];
    if (needed.has(name) || chunk?.type !== 'chunk') return;
    needed.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) needed.add(style);
    for (const imported of chunk.imports) follow(imported);
  };
  // Where modules are put together as we wish (chunks.ts) no file is called the entry: then it is what the page's own text asks for.
  const pages = Object.values(bundle).filter(({ fileName }) => fileName.endsWith('.html'));
  const asked = (name: string): boolean =>
    pages.some((page) => page.type === 'asset' && String(page.source).includes(`"./${name}"`));
  for (const { fileName } of chunks.filter(({ isEntry, fileName }) => isEntry || asked(fileName))) follow(fileName);
  const lessons = Object.values(bundle).filter(({ fileName }) => isLesson(fileName));
  const [largest] = lessons.toSorted((a, b) => weigh(b) - weigh(a));
  if (largest !== undefined) needed.add(largest.fileName);
  return [...needed]
    .map((name) => ({ name, bytes: bundle[name] === undefined ? 0 : weigh(bundle[name]) }))
    .toSorted((a, b) => b.bytes - a.bytes);
}

function weigh(file: Rolldown.OutputChunk | Rolldown.OutputAsset): number {
  return gzipSync(file.type === 'chunk' ? file.code : file.source).length;
}

export function budget(limit = BUDGET): Plugin {
  return {
    name: 'onionskin-budget',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        // headless is a bundle of its own, without a page.
        if (!Object.keys(bundle).some((name) => name.endsWith('.css'))) return;
        const files = firstPaint(bundle);
        if (!files.some(({ name }) => name.endsWith('.js'))) this.error('Nothing was found that the page begins with.');
        const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
        const list = files.map(({ name, bytes }) => `  ${(bytes / 1000).toFixed(1)} kB ${name}`).join('\n');
        const says = `The first paint needs ${(total / 1000).toFixed(1)} kB of script and style, of at most ${limit / 1000} kB:\n${list}`;
        if (total > limit) this.error(`${says}\nFetch later what is not seen at once (src/views/shared/late.tsx).`);
        this.info(says);
      },
    },
  };
}
