import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { initSync, PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-web';
import { beforeAll, describe, expect, test } from 'vitest';
import { ruffFindings } from './ruff-findings.ts';
import { SETTINGS } from './ruff-settings.ts';

let ruff: Workspace;
beforeAll(() => {
  initSync({ module: readFileSync('node_modules/@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm') });
  ruff = new Workspace(SETTINGS, PositionEncoding.Utf16);
});
const find = (source: string) => ruffFindings(ruff.check(source));

describe('what ruff says of a file', () => {
  test('a name that does not exist is an error, at the name', () => {
    expect(find('def application(environ, start_response):\n    return [hello]\n')).toEqual([
      {
        line: 2,
        column: 13,
        endLine: 2,
        endColumn: 18,
        weight: 'error',
        says: 'Undefined name `hello`.',
        rule: 'F821',
        unused: false,
      },
    ]);
  });

  test('columns are those of the editor, where a sign outside the basic plane takes two', () => {
    expect(find('print("🧅", onion)\n')).toMatchObject([{ column: 13, endColumn: 18 }]);
  });

  test('an import that nobody uses is faded, not complained about', () => {
    expect(find('import os\n')).toMatchObject([{ rule: 'F401', weight: 'hint', unused: true }]);
  });

  test('a list that all calls share is a warning', () => {
    expect(find('def collect(item, to=[]):\n    to.append(item)\n')).toMatchObject([{ rule: 'B006', weight: 'warning' }]);
  });

  test('a syntax error is left to CPython', () => {
    expect(find('def application(:\n')).toEqual([]);
  });
});

const files = execFileSync('git', ['ls-files', 'lessons/*.py'], { encoding: 'utf8' }).split('\n');

test('in the lessons’ starts and solutions ruff finds nothing that is surely wrong or likely so', () => {
  const learners = files.filter((file) => /\/(start|solution)\//.test(file));
  expect(learners.length).toBeGreaterThan(300);
  const found = learners.flatMap((file) =>
    find(readFileSync(file, 'utf8'))
      .filter(({ weight }) => weight === 'error' || weight === 'warning')
      .map(({ line, rule, says }) => `${file}:${line} ${rule} ${says}`),
  );
  expect(found).toEqual([]);
});

test('a lesson’s file that is formatted stays as it is', () => {
  const changed = files
    .filter((file) => /\/(start|solution)\//.test(file))
    .filter((file) => {
      const source = readFileSync(file, 'utf8');
      return ruff.format(source) !== source;
    });
  expect(changed).toEqual([]);
});
