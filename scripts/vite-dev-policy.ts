// In development the page carries scripts of the dev server inside its HTML; the page's own policy rightly refuses them. This allows exactly those,
// by their hash, in the HTML that the dev server sends. What is built has none of it.
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

export function devPolicy(): Plugin {
  return {
    name: 'onionskin:dev-policy',
    apply: (_, { command, isPreview }) => command === 'serve' && isPreview !== true,
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const inline = [...html.matchAll(/<script\b(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((found) => found[1] ?? '');
        const hashes = inline.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
        return html.replace(/script-src [^;"]*/, (allowed) => [allowed, ...hashes].join(' '));
      },
    },
  };
}
