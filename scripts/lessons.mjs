// `npm run lessons`: plays every lesson and every example in real CPython and prints a table; `npm run lessons -- gzip` only those whose name or
// title has the word. Ends with 1 when one fails.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const REPORT = join(root, 'test-results/lessons.json');
process.chdir(root);

await import('./prepare.mjs');
const { runnerImport } = await import('vite');
/** @type {typeof import('./lesson-table.ts')} */
const { lessonTable, playable } = (await runnerImport(join(root, 'scripts/lesson-table.ts'))).module;

const course = playable(process.argv[2] ?? '');
if (course.length === 0) {
  console.error(`No lesson’s name or title has “${process.argv[2]}”.`);
  process.exit(2);
}
rmSync(REPORT, { force: true });
mkdirSync(dirname(REPORT), { recursive: true });
const only = course.map(({ slug }) => slug).join(' ');
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', 'src/testing/lessons.test.ts', 'src/testing/examples.test.ts', '--reporter=json', `--outputFile=${REPORT}`],
  {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ONIONSKIN_LESSONS: only },
  },
);
console.log(lessonTable(JSON.parse(readFileSync(REPORT, 'utf8')), course));
process.exit(status === 0 ? 0 : 1);
