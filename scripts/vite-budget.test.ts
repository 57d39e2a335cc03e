// What counts for the first paint, and that too much of it fails the build.
import { build, type Plugin } from 'vite';
import { expect, test } from 'vitest';
import { budget, firstPaint, type Weighed } from './vite-budget.ts';

/** As many bytes that no compression makes fewer. */
const noise = (bytes: number, seed: number) => {
  let state = seed;
  const letters = Array.from({ length: bytes }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_'[(state >> 16) & 63];
  });
  return letters.join('');
};

const FILES: Record<string, string> = {
  'entry.ts': `import './seen.css'; import { now } from 'now.ts'; console.log(now, () => import('late.ts'))`,
  'now.ts': `export const now = ${JSON.stringify(noise(3000, 1))}`,
  'late.ts': `export const late = ${JSON.stringify(noise(50_000, 2))}`,
};
/** Lessons are files that no import names. */
const LESSONS = { 'assets/course-1a/a.js': noise(2000, 3), 'assets/course-1a/b.js': noise(100, 4) };

/** A page of these files, in memory. */
async function page(limit: number): Promise<Weighed[]> {
  let weighed: Weighed[] = [];
  const files: Plugin = {
    name: 'files',
    resolveId: (id) => (id === './seen.css' ? '/seen.css' : id in FILES ? `\0${id}` : null),
    buildStart() {
      for (const [fileName, source] of Object.entries(LESSONS)) this.emitFile({ type: 'asset', fileName, source });
    },
    load: (id) => (id === '/seen.css' ? `.a { color: red }` : FILES[id.slice(1)]),
  };
  const scales: Plugin = {
    name: 'scales',
    generateBundle: (_options, bundle) => {
      weighed = firstPaint(bundle);
    },
  };
  await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [files, scales, budget(limit)],
    build: { write: false, rolldownOptions: { input: 'entry.ts', preserveEntrySignatures: 'strict' } },
  });
  return weighed;
}

test('what is imported at once, styles and the lesson in view count; what is fetched later does not', async () => {
  const files = await page(20_000);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(total).toBeGreaterThan(3500);
  expect(total).toBeLessThan(10_000);
  expect(files.some(({ name }) => name.endsWith('.css'))).toBe(true);
});

test('too much of it fails the build, and says what is heavy', async () => {
  await expect(page(1000)).rejects.toThrow(/The first paint needs \d\.\d kB of script and style, of at most 1 kB:\n {2}\d/);
});
