// The room's one script is allowed by its hash: when the script changes, the policy must.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const room = readFileSync('public/room.html', 'utf8');
const scripts = [...room.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((found) => found[1] ?? '');
const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(room)?.[1];

test('the room has one script, and its policy allows that one by hash', () => {
  expect(scripts).toHaveLength(1);
  const hash = createHash('sha256')
    .update(scripts[0] ?? '')
    .digest('base64');
  expect(policy).toBe(`default-src 'none'; script-src 'sha256-${hash}' blob: 'wasm-unsafe-eval'; worker-src blob:`);
});

test('the hall around the rooms allows what they allow, and has no script of its own', () => {
  const hall = readFileSync('public/hall.html', 'utf8');
  expect(hall).toContain(`content="${policy}"`);
  expect(hall).not.toContain('<script');
});

test('nothing comes before the policy that it would not hold for', () => {
  expect(room.indexOf('Content-Security-Policy')).toBeLessThan(room.search(/<(script|link|img|style|base)/));
});

test('a message from anybody but the page is not heard, and the page’s own still is', () => {
  const target = new EventTarget();
  const page = {};
  const made: unknown[] = [];
  class Made {
    constructor() {
      made.push(this);
    }
    postMessage() {}
  }
  const names = ['addEventListener', 'removeEventListener', 'parent', 'Worker', 'URL', 'Blob'];
  new Function(...names, scripts[0] ?? '')(
    target.addEventListener.bind(target),
    target.removeEventListener.bind(target),
    { parent: page },
    Made,
    { createObjectURL: () => '' },
    Object,
  );
  const say = (source: unknown) =>
    target.dispatchEvent(Object.assign(new Event('message'), { source, data: '', ports: [{}, { postMessage() {} }] }));
  say({});
  expect(made).toHaveLength(0);
  say(page);
  expect(made).toHaveLength(1);
  say(page);
  expect(made).toHaveLength(1);
});
