// An answer's HTML with nothing in it that reaches out by itself. A policy does not hold what is no fetch: `preconnect` opens a connection, a
// link leads the frame elsewhere. What is taken out here would be refused anyway, or would never be seen.
import { OWN_ELEMENTS, srcdocOf } from './srcdoc.ts';

/** Taking something out can make something else of what is left: so it is read again, as often as this. */
const ROUNDS = 4;

const GONE = 'link, base, script, meta[http-equiv], portal, fencedframe, set, animate';
/** Frames keep their place on the page and have nothing in them. */
const EMPTIED = 'iframe, frame, object, embed';
const SOURCES = ['src', 'srcdoc', 'data', 'code', 'archive', 'codebase', 'classid', 'allow'];
const REPORTING = ['ping', 'attributionsrc', 'download'];
/** Where links lead. */
const NOWHERE = 'about:blank';
const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** The document for the frame; null when it can't be made harmless, which takes ill will. */
export function inertDocument(html: string): string | null {
  let rest = html;
  for (let round = 0; round < ROUNDS; round += 1) {
    const whole = srcdocOf(rest);
    // Read as the frame will read it: without scripts, and by the rules of today whatever its doctype says (a second one counts for nothing).
    const parsed = new DOMParser().parseFromString(`<!doctype html>${whole}`, 'text/html');
    for (const own of Array.from(parsed.head.children).slice(0, OWN_ELEMENTS)) own.remove();
    if (!strip(parsed)) return whole;
    const doctype = /^(?:\s|<!--[\s\S]*?-->)*(<!doctype[^>]*>)/i.exec(rest)?.[1] ?? '';
    rest = doctype + parsed.documentElement.outerHTML;
  }
  return null;
}

/** A link stays one to look at, and tells where it would have led. The sandbox refuses a click; but not a click that asks for a new tab. */
function leadNowhere(link: Element): boolean {
  const address = link.getAttribute('href') ?? link.getAttribute('xlink:href');
  if (address === null || (address === NOWHERE && link.getAttribute('target') === '_blank')) return false;
  link.removeAttribute('xlink:href');
  link.setAttribute('href', NOWHERE);
  link.setAttribute('target', '_blank');
  if (!link.hasAttribute('title')) link.setAttribute('title', address);
  return true;
}

/** Whether anything had to be taken out, or made to lead nowhere. */
function strip(root: ParentNode): boolean {
  let changed = false;
  const drop = (element: Element, names: readonly string[]): void => {
    for (const name of names) {
      if (!element.hasAttribute(name)) continue;
      element.removeAttribute(name);
      changed = true;
    }
  };
  for (const element of root.querySelectorAll(GONE)) {
    element.remove();
    changed = true;
  }
  for (const element of root.querySelectorAll(EMPTIED)) drop(element, SOURCES);
  for (const element of root.querySelectorAll('a, area')) if (leadNowhere(element)) changed = true;
  for (const element of root.querySelectorAll('*')) {
    drop(element, REPORTING);
    // Firefox makes a link of any element of a formula, and such a link asks for no window.
    if (element.namespaceURI === MATHML) drop(element, ['href', 'xlink:href']);
  }
  // What a template holds is no part of the document until a shadow tree is made of it, which a frame's parser does.
  for (const template of root.querySelectorAll('template')) {
    if (template instanceof HTMLTemplateElement && strip(template.content)) changed = true;
  }
  return changed;
}
