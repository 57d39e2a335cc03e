// `npm test`: every check, one after the other (two cores are few), then the plain total. Exit code 0 only if all passed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

const UNIT = 'test-results/unit.json';
const E2E = 'test-results/e2e.json';
rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });

let passed = 0;
let failed = 0;

/** @param {string} command @param {string[]} args @param {Record<string, string>} [env] */
function run(command, args, env = {}) {
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } }).status === 0;
}

/** A step that either passes or fails as a whole. @param {string} title @param {string} script @param {string} mend */
function step(title, script, mend) {
  console.log(`\n— ${title}`);
  if (run('npm', ['run', '-s', script])) passed += 1;
  else {
    failed += 1;
    console.log(`${title} failed. ${mend}`);
  }
}

/** A step that counts its own tests. A runner that ends badly without a failed test to show for it is a failure of its own. */
/** @param {string} title @param {() => boolean} work @param {() => {passed: number, failed: number}} count */
function counted(title, work, count) {
  console.log(`\n— ${title}`);
  const ok = work();
  const found = count();
  passed += found.passed;
  failed += found.failed;
  if (found.passed + found.failed === 0 || (!ok && found.failed === 0)) failed += 1;
}

/** @param {string} file */
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

step('Types', 'check:types', 'Run: npm run check:types');
step('Lint, with the table of arrows', 'check:lint', 'Run: npm run fix');
step('Format', 'check:format', 'Run: npm run fix');
step('Python: lint and format', 'check:python', 'Run: npm run fix');
step('Build', 'build', 'Run: npm run build');
counted(
  'Unit tests, Python included',
  () => run('npx', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT}`]),
  () => {
    const report = read(UNIT);
    return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
  },
);
counted(
  'End to end, in Chromium',
  () => run('node', ['scripts/e2e.mjs'], { ONIONSKIN_BUILT: '1', ONIONSKIN_E2E_REPORT: E2E }),
  () => {
    const stats = read(E2E)?.stats;
    return { passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: stats?.unexpected ?? 0 };
  },
);

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
