// What a page needs beside itself, put in place.
import { expect, test } from 'vitest';
import type { SiteFile } from '../../store/browse-state.ts';
import { NOTHING, PageFiles } from './page-files.ts';

/** A site of these files: target to type and text. */
function siteOf(files: Readonly<Record<string, readonly [type: string | null, text: string]>>) {
  const asked: string[] = [];
  const page = new PageFiles(async (target): Promise<SiteFile> => {
    asked.push(target);
    const [contentType, text] = files[target] ?? [null, 'Not here'];
    const status = target in files ? '200 OK' : '404 Not Found';
    return { target, status, contentType, body: new TextEncoder().encode(text), cached: false };
  });
  return { page, asked };
}
const inData = (address: string): string => atob(address.replace(/^data:[^,]*,/, ''));

test('a sheet with what it imports and what that names, each relative to where it stands', async () => {
  const { page, asked } = siteOf({
    '/static/css/base.css': ['text/css', '@import "parts/a.css" print; b { background: url(../img/b.png) }'],
    '/static/css/parts/a.css': ['text/css', 'a { background: url("a.svg#x") }'],
    '/static/css/parts/a.svg': ['image/svg+xml', '<svg/>'],
    '/static/img/b.png': ['image/png', 'PNG'],
  });
  const css = (await page.sheet('css/base.css', '/static/')) ?? '';
  expect(asked.toSorted()).toEqual([
    '/static/css/base.css',
    '/static/css/parts/a.css',
    '/static/css/parts/a.svg',
    '/static/img/b.png',
  ]);
  const [, imported = ''] = /@import url\("([^"]*)"\) print;/.exec(css) ?? [];
  expect(inData(imported)).toMatch(/^a \{ background: url\("data:image\/svg\+xml;base64,/);
  expect(css).toContain(`b { background: url("data:image/png;base64,${btoa('PNG')}") }`);
  expect(page.notes.map(({ says }) => says)).toEqual(['', '', '', '']);
});

test('what can’t be had is named, and its place is empty', async () => {
  const { page, asked } = siteOf({ '/text.css': ['text/plain', 'p {}'] });
  expect(await page.sheet('/text.css', '/')).toBeNull();
  expect(await page.picture('/gone.png', '/')).toBe(NOTHING);
  expect(await page.picture('https://example.org/x.png', '/')).toBe(NOTHING);
  expect(await page.picture('javascript:1', '/')).toBe(NOTHING);
  expect(asked).toEqual(['/text.css', '/gone.png']);
  expect(page.notes.map(({ address, says }) => `${address} ${says}`)).toEqual([
    '/text.css It is text/plain: a browser takes only text/css for a style sheet.',
    '/gone.png 404 Not Found.',
    'https://example.org/x.png It is of another site, and there is no network here.',
  ]);
});

test('each is asked for once, sheets that import each other come to an end, and so does a page that needs too much', async () => {
  const { page, asked } = siteOf({
    '/a.css': ['text/css', '@import "b.css"; p { x: url(p.png); y: url(p.png) }'],
    '/b.css': ['text/css', '@import "a.css";'],
    '/p.png': ['image/png', 'p'],
  });
  expect(await page.sheet('/a.css', '/')).toContain('data:text/css');
  expect(asked).toEqual(['/a.css', '/b.css', '/p.png']);
  for (let nth = 0; nth < 250; nth += 1) await page.picture(`/p.png?${nth}`, '/');
  expect(asked.length).toBeLessThanOrEqual(200);
  expect(page.notes.at(-1)?.says).toMatch(/needs too much/);
});

test('sheets that import each other often, and a picture that stands everywhere, find no more room than there is', async () => {
  const { page: many } = siteOf({ '/many.css': ['text/css', '@import "many.css";'.repeat(20)] });
  expect((await many.sheet('/many.css', '/'))?.length).toBeLessThan(1_000_000);
  const { page } = siteOf({
    '/all.css': ['text/css', 'p { x: url(big.png) }'.repeat(100)],
    '/big.png': ['image/png', 'x'.repeat(1_000_000)],
  });
  const css = (await page.sheet('/all.css', '/')) ?? '';
  expect(css.match(/image\/png/g)?.length).toBeLessThan(45);
  expect(css).toContain(NOTHING);
});

test('a script is taken whatever it says it is; a picture without a type is known by its name', async () => {
  const { page } = siteOf({ '/x.js': ['text/plain', 'run()'], '/y.gif': [null, 'GIF'] });
  expect(await page.script('/x.js', '/')).toBe(`data:text/javascript;base64,${btoa('run()')}`);
  expect(await page.picture('/y.gif', '/')).toBe(`data:image/gif;base64,${btoa('GIF')}`);
});
