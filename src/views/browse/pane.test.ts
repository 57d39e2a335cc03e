// The pane's policy is what holds a page whose scripts run: the least that it needs.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const pane = readFileSync('public/pane.html', 'utf8');

test('nothing is fetched, no frame leads anywhere, no form is sent; the pane has no script of its own', () => {
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(pane)?.[1] ?? '';
  const allowed = Object.fromEntries(policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]));
  expect(allowed['default-src']).toEqual(["'none'"]);
  expect(allowed['form-action']).toEqual(["'none'"]);
  const sources = new Set(Object.entries(allowed).flatMap(([name, from]) => (name === 'form-action' ? [] : (from ?? []))));
  expect([...sources].toSorted()).toEqual(["'none'", "'unsafe-inline'", 'data:']);
  expect(Object.keys(allowed)).not.toContain('connect-src');
  expect(Object.keys(allowed)).not.toContain('frame-src');
  expect(pane).not.toContain('<script');
  expect(pane.indexOf('Content-Security-Policy')).toBeLessThan(pane.search(/<(link|img|style|base)/));
});
