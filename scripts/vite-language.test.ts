// Another language: its modules take the place of the English ones, those that are there.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { language } from './vite-language.ts';

const FILES = {
  'page.ts': `import * as strings from './strings/share/sheet.ts'; import * as more from './strings/share/more.ts'; console.log(strings.copy, more.size)`,
  'strings/share/sheet.ts': `export const copy = 'Copy';`,
  'strings/share/more.ts': `export { size } from './shared.ts'; export type Size = string;`,
  'strings/share/shared.ts': `export const size = 'Size';`,
  'strings-de/share/sheet.tsx': `import * as english from '../../strings/share/sheet.ts'; export const copy = 'Kopieren, nicht ' + english.copy;`,
  'strings-nl/share/shared.ts': `export const size = 'Formaat';`,
  'strings-xx/share/sheet.ts': `export const kopie = 'Kopie';`,
  'strings-yy/share/shet.ts': `export const copy = 'Copy';`,
};
let source = '';

beforeAll(() => {
  source = mkdtempSync(join(tmpdir(), 'language-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(source, name)), { recursive: true });
    writeFileSync(join(source, name), text);
  }
});
afterAll(() => rmSync(source, { recursive: true, force: true }));

async function built(tag: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    root: source,
    plugins: [language(tag, source)],
    build: { write: false, minify: false, rolldownOptions: { input: join(source, 'page.ts') } },
  });
  return 'output' in made ? made.output.map((one) => (one.type === 'chunk' ? one.code : '')).join('') : '';
}

test('without a language the page is English', async () => {
  const code = await built('');
  expect(code).toContain('Copy');
  expect(code).not.toContain('Kopieren');
});

test('a module of the language takes the place of the English one, and what it lacks stays English', async () => {
  const code = await built('de');
  expect(code).toContain('Kopieren');
  expect(code).toContain('Size');
});

test('what English modules have from one another is the language’s as well', async () => {
  const code = await built('nl');
  expect(code).toContain('Formaat');
  expect(code).toContain('Copy');
});

test.each([
  ['xx', 'src/strings-xx/share/sheet lacks copy.'],
  ['yy', 'src/strings-yy/share/shet is of no module of src/strings/.'],
  ['fr', 'There is no src/strings-fr'],
  ['../x', 'no tag of a language'],
])('%s is refused with a sentence', (tag, says) => expect(() => language(tag, source)).toThrow(says));
