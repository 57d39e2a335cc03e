// An answer as the HTML that a browser would make of it: HTML as it is, a picture or text on a page of its own.
import type { Page } from '../../store/browse-state.ts';
import { latin1 } from '../../store/site-answer.ts';
import * as strings from '../../strings/browse/shown-text.ts';
import { decode } from '../../trace/response-at.ts';
import { dataAddress, typeOf } from './page-files.ts';

const HTML_LIMIT = 3_000_000;
const TEXT_LIMIT = 200_000;

const escaped = (text: string): string => text.replace(/[&<]/g, (letter) => (letter === '&' ? '&amp;' : '&lt;'));

/** `says`: what a browser would do that can't be done here. */
export function shownText(page: Page): { html: string; says: string | null } {
  const type = page.contentType === null ? '' : typeOf(page);
  const text = () => decode(latin1(page.body.subarray(0, HTML_LIMIT)), page.contentType);
  if (type === 'text/html' || type === 'application/xhtml+xml') return { html: text(), says: null };
  if (type.startsWith('image/')) return { html: `<!doctype html><img alt="" src="${dataAddress(page)}">`, says: null };
  if (type === '' && /^\s*<(?:!doctype|html|head|body|h1|p|div)\b/i.test(text())) return { html: text(), says: strings.guessed };
  if (type === '' || /^text\/|json|javascript|xml/.test(type)) {
    const pre = `<!doctype html><pre style="white-space: pre-wrap; overflow-wrap: anywhere">${escaped(text().slice(0, TEXT_LIMIT))}</pre>`;
    return { html: pre, says: null };
  }
  return { html: '', says: strings.kept(type, page.body.length) };
}
