// Who may import whom is a table in biome.json; here it is held against the picture in README.md, arrow by arrow.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const FOLDERS = [
  'lib',
  'trace',
  'lesson',
  'runner',
  'servers',
  'export',
  'store',
  'offline',
  'strings',
  'views',
  'testing',
] as const;
const ALLOWED: Record<(typeof FOLDERS)[number], readonly string[]> = {
  lib: [],
  trace: ['lib'],
  lesson: ['trace', 'lib'],
  runner: ['trace', 'lib'],
  servers: ['trace', 'lib'],
  export: ['servers', 'trace', 'lib'],
  store: ['strings', 'lesson', 'trace', 'lib'],
  offline: [],
  strings: ['trace', 'lib'],
  views: ['strings', 'store', 'servers', 'export', 'lesson', 'trace', 'lib'],
  testing: ['trace', 'runner', 'lesson'],
};

interface Found {
  category: string;
  location: { path: string };
}
let house = '';
let refused: Set<string>;

/** One file for each arrow, named after it. */
const write = (from: string, name: string, imported: string) => {
  mkdirSync(join(house, 'src', from), { recursive: true });
  writeFileSync(join(house, 'src', from, `${name}.ts`), `import { x } from '${imported}';\nexport const y = x;\n`);
};

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'arrows-'));
  cpSync('biome.json', join(house, 'biome.json'));
  symlinkSync(resolve('node_modules'), join(house, 'node_modules'));
  for (const from of FOLDERS) {
    for (const to of FOLDERS) if (to !== from) write(from, `to-${to}`, `../${to}/thing.ts`);
    write(from, 'to-react', 'react');
    write(from, 'to-pyodide', 'pyodide');
  }
  for (const from of ['store', 'servers', 'export']) write(from, 'to-interface', '../runner/runner.ts');
  const lint = spawnSync(
    resolve('node_modules/.bin/biome'),
    ['lint', '--reporter=json', '--max-diagnostics=none', '--vcs-enabled=false', '.'],
    {
      cwd: house,
      encoding: 'utf8',
    },
  );
  const report = JSON.parse(lint.stdout) as { diagnostics: Found[] };
  const found = report.diagnostics.filter((one) => one.category === 'lint/style/noRestrictedImports');
  refused = new Set(found.map((one) => one.location.path));
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

const isRefused = (from: string, name: string) => refused.has(`src/${from}/${name}.ts`);

test.each(FOLDERS.flatMap((from) => FOLDERS.filter((to) => to !== from).map((to) => [from, to] as const)))(
  '%s → %s',
  (from, to) => {
    expect(isRefused(from, `to-${to}`) ? 'refused' : 'allowed').toBe(ALLOWED[from].includes(to) ? 'allowed' : 'refused');
  },
);

test.each(['store', 'servers', 'export'])("%s may know the runner's interface", (from) =>
  expect(isRefused(from, 'to-interface')).toBe(false),
);
test.each(FOLDERS)('React in %s', (from) => expect(isRefused(from, 'to-react')).toBe(from !== 'views' && from !== 'strings'));
test.each(FOLDERS)('Pyodide in %s', (from) => expect(isRefused(from, 'to-pyodide')).toBe(from !== 'runner'));
