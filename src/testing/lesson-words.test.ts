// How the lessons speak: what `lessons/README.md` asks of their words, as far as a machine can see it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Whoever finds it hard is told that it is not. */
const BELITTLING = /\b(simply|just|easy|easily|obviously|of course|trivial(ly)?)\b/gi;
/** Words. Beyond that a sentence carries more than one idea. */
const LONGEST = 30;

const texts = readdirSync('lessons', { recursive: true, encoding: 'utf8' })
  .filter((path) => /(lesson\.md|glossary\.md|check\.py)$/.test(path))
  .map((path) => [path, readFileSync(join('lessons', path), 'utf8')] as const);

describe.each(texts)('%s', (path, text) => {
  test('does not say that anything is simple', () => {
    expect(withoutCode(text).match(BELITTLING) ?? []).toEqual([]);
  });

  test.runIf(path.endsWith('.md'))('has short sentences', () => {
    const prose = withoutCode(text).replace(/^(:::.*|#.*|\s*[-*] .*|\w+:.*)$/gm, '\n\n');
    const sentences = prose.split(/(?<=[.?!:;]\W*)\s+|\n{2,}/);
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > LONGEST)).toEqual([]);
  });
});

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, 'code');
