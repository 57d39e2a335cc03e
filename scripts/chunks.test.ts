// Which modules share a file: what is named is there, and nothing else fetches it but an import of its own.
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { SOON } from './chunks.ts';
import { filesUnder } from './vite-supplies.ts';

const sources = filesUnder('src').filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'));
const text = sources.map((name) => readFileSync(`src/${name}`, 'utf8')).join('\n');

test.each(SOON)('%s is there, and is fetched on its own', (name) => {
  expect(existsSync(`src/${name}.ts`) || existsSync(`src/${name}.tsx`)).toBe(true);
  expect(text).toMatch(new RegExp(`import\\('[^']*/${basename(name)}\\.tsx?'\\)`));
});
