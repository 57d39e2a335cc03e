// Lints and format-checks every Python file of the project with ruff (its WebAssembly build: nothing to install). --fix rewrites.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';

const fix = process.argv.includes('--fix');
/** What learners' files are: wrong on purpose in mistakes/, unfinished in start/, odd in goldens. They are formatted, not linted. */
const LEARNERS = /^(lessons\/.*\/(start|mistakes|solution)\/|src\/testing\/golden\/)/;

const ruff = new Workspace(
  {
    'line-length': 130,
    'target-version': 'py314',
    lint: {
      select: ['E', 'F', 'W', 'I', 'UP', 'B', 'SIM', 'C4', 'RET', 'PIE', 'RUF'],
      ignore: ['E501', 'RUF001', 'RUF002', 'RUF003'],
    },
    format: { 'indent-style': 'space', 'quote-style': 'double' },
  },
  PositionEncoding.Utf16,
);

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.py'], { encoding: 'utf8' })
  .split('\n')
  .filter(Boolean);
/** @type {string[]} */
const faults = [];
for (const file of files) {
  const source = readFileSync(file, 'utf8');
  /** @type {string} */
  let formatted;
  try {
    formatted = ruff.format(source);
  } catch {
    // A file that teaches a syntax error can't be formatted; anything else that can't is a fault.
    if (!LEARNERS.test(file)) faults.push(`${file}: cannot be parsed`);
    continue;
  }
  if (formatted !== source) {
    if (fix) writeFileSync(file, formatted);
    else faults.push(`${file}: not formatted (npm run fix)`);
  }
  if (LEARNERS.test(file)) continue;
  for (const found of ruff.check(formatted)) {
    faults.push(`${file}:${found.start_location.row}: ${found.code} ${found.message}`);
  }
}
for (const fault of faults) console.error(fault);
console.log(`${files.length} Python files, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
