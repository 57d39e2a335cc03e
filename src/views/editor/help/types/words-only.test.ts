// Drawn by what the editor itself reads Markdown with.
// @ts-expect-error: Monaco does not say what types it has.
import { parse } from 'monaco-editor/base/common/marked/marked.js';
import { expect, test } from 'vitest';
import { wordsOnly } from './words-only.ts';

const drawn = (text: string): string => parse(text);

/** Where each link leads, and what it says, with its title: for letters, to whom. */
const links = (html: string) =>
  [...html.matchAll(/<a href="([^"]*)"([^>]*)>(.*?)<\/a>/gs)].map(([, to = '', more, says = '']) => ({
    to: decodeURI(words(to)).replace(/^mailto:(?=[^@]+@)/, ''),
    says: words(says) + more,
  }));
const words = (html: string) =>
  html.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '&');

const PICTURES = [
  '![x](https://a.example/x.png)',
  '![x](data:image/svg+xml,<svg/>)',
  '![x][y]\n\n[y]: https://a.example/x.png',
  '![y]\n\n- [ ] [y]: <https://a.example/x.png> "t"',
  '> ![y][]\n>\n>[y]: https://a.example/x.png',
  '![a\\]b]\n\n[a\\]b]: https://a.example/x.png',
  '![x\ny]\r\r[x\ry]:\rhttps://a.example/x.png',
  '[![x](https://a.example/x.png)](https://a.example)',
  '```python\ndef f()\n```\n---\n![x](https://a.example/x.png)',
  '```python\r```\r![x](https://a.example/x.png)',
  '```python\ndef f()\r```\r![x](https://a.example/x.png)',
  '```python\n  ```\n![x](https://a.example/x.png)\n```',
];

test.each(PICTURES)('a picture in a docstring is words: %j', (text) => {
  expect(drawn(text)).toContain('<img');
  expect(drawn(wordsOnly(text))).not.toContain('<img');
});

test.each([
  '[https://good.example](https://bad.example)',
  "[x](https://bad.example 'https://good.example')",
  '[me@good.example](mailto:me@bad.example)',
  '[good][y]\n\n[y]: https://bad.example "good"',
])('a link in a docstring says where it leads: %j', (text) => {
  const lies = (html: string) => links(html).filter(({ to, says }) => to !== says);
  expect(lies(drawn(text))).toHaveLength(1);
  expect(lies(drawn(wordsOnly(text)))).toEqual([]);
});

test('an address in a docstring is still a link', () => {
  const html = drawn(wordsOnly('See [the docs](https://a.example/x), <https://b.example> and https://c.example.'));
  expect(links(html).map(({ to }) => to)).toEqual(['https://a.example/x', 'https://b.example', 'https://c.example']);
});

test('what is neither stays as it is written', () => {
  const text = '```python\n(function) def f[T](x: T) -> list[T]: ...\n```\n---\n- *one*: `x[0]`\n\n> list[int]: [the] numbers\n';
  expect(wordsOnly(text)).toBe(text);
});

test('however its signs are put together, nothing is a picture, and no link says what it is not', () => {
  const signs = '[ ] ( ) ]( ]: ! ![ \\ > a [x] < " \' ` http://x/ # ![x](y) ![x]'.split(' ');
  const parts = [
    ...signs,
    '- ',
    '1. ',
    '[ ] ',
    '\n',
    '\n\n',
    '\r',
    ' ',
    '    ',
    '\t',
    '```',
    '```python\n',
    '\n[x]: http://y "t"\n',
  ];
  let seed = 7;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % below;
  };
  let pictures = 0;
  for (let nth = 0; nth < 5000; nth += 1) {
    const text = Array.from({ length: 3 + next(25) }, () => parts[next(parts.length)]).join('');
    if (drawn(text).includes('<img')) pictures += 1;
    const html = drawn(wordsOnly(text));
    expect(html, text).not.toContain('<img');
    for (const { to, says } of links(html)) expect(to, text).toBe(says);
  }
  expect(pictures).toBeGreaterThan(500);
});

test('a long docstring is cut', () => {
  expect(wordsOnly('['.repeat(100_000))).toMatch(/^\[{4000}…$/);
  // Signs that are each looked for in all that follows, and that take the square of their number.
  expect(wordsOnly('*a '.repeat(10_000))).toHaveLength(4001);
  expect(wordsOnly(`\`\`\`python\n${'x'.repeat(100_000)}`)).toHaveLength(4001);
});

test.each(['>', '> ', '- ', '>- ', '1. ', '* > '])('ten thousand of %j are no deeper than ten', (sign) => {
  const text = `${sign.repeat(10_000)}x`;
  const deep = drawn(wordsOnly(text)).match(/<(blockquote|ul|ol)/g)?.length ?? 0;
  expect(deep).toBeGreaterThan(5);
  expect(deep).toBeLessThanOrEqual(11);
});

test('the editor could not read ten thousand signs of a quotation as they are', () => {
  expect(() => drawn('>'.repeat(10_000))).toThrow(RangeError);
});
