import { expect, test } from 'vitest';
import { OWN_ELEMENTS, srcdocOf } from './srcdoc.ts';

const position = (html: string, what: string) => srcdocOf(html).indexOf(what);

test('the policy comes before anything of the answer', () => {
  const html = '<script src="https://example.test/x.js"></script><h1>Hi</h1>';
  expect(position(html, "default-src 'none'")).toBeLessThan(position(html, '<script'));
  expect(srcdocOf(html)).toContain('<h1>Hi</h1>');
});

test('only the doctype stays in front of it', () => {
  expect(srcdocOf('<!DOCTYPE html><title>x</title>')).toMatch(/^<!DOCTYPE html><meta http-equiv="Content-Security-Policy"/);
  expect(srcdocOf('\n <!-- a --> <!doctype html>\n<p>x')).toMatch(/^<!doctype html><meta/);
});

test('a doctype further down is no doctype', () => {
  expect(srcdocOf('<p>x</p><!doctype html>')).toMatch(/^<meta http-equiv/);
});

test('nothing but inline styles and data images is let in', () => {
  expect(/content="([^"]*)"/.exec(srcdocOf(''))?.[1]).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'",
  );
});

test('a link would open a window, which the sandbox refuses', () => {
  expect(position('<base target="_self"><a href="/">x</a>', '<base target="_blank">')).toBeLessThan(
    position('<base target="_self"><a href="/">x</a>', '<base target="_self">'),
  );
});

test('what the frame’s reader has to skip is as many elements as stand in front', () => {
  expect(srcdocOf('').match(/<(meta|base)/g)).toHaveLength(OWN_ELEMENTS);
});
