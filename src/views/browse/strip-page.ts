// What is taken out of a page before it is shown, whether or not its scripts run: what reaches out without a fetch, which no policy holds, and what
// would only be refused. As views/inspector/inert-html.ts, but links and forms stay: our script tells of them.

const GONE = 'link, base, meta[http-equiv], portal, fencedframe, set, animate, noscript, script[type="speculationrules" i]';
/** Frames keep their place on the page and have nothing in them. */
const EMPTIED = 'iframe, frame, object, embed';
const SOURCES = ['src', 'srcdoc', 'data', 'code', 'archive', 'codebase', 'classid', 'allow'];
const REPORTING = ['ping', 'attributionsrc', 'download', 'target', 'formtarget', 'srcset', 'imagesrcset', 'nonce'];
/** A browser refuses it to a frame that is a stranger to what is around it, and complains. */
const FOCUS = ['autofocus'];
/** Addresses of what is shown: by now each is a data: address, or there is none. */
const SHOWN = ['src', 'poster', 'background'];
const MATHML = 'http://www.w3.org/1998/Math/MathML';
const SVG = 'http://www.w3.org/2000/svg';

/** What says `<noscript>` is meant for a reader without scripts: here it is read by neither. */
export function withoutPlaces(parsed: Document): void {
  for (const one of parsed.querySelectorAll('noscript')) one.replaceWith(...one.childNodes);
}

/** Whether anything had to be taken out. */
export function stripped(root: ParentNode, scripts: boolean): boolean {
  let changed = false;
  const drop = (element: Element, names: readonly string[]): void => {
    for (const name of names) {
      if (!element.hasAttribute(name)) continue;
      element.removeAttribute(name);
      changed = true;
    }
  };
  for (const element of root.querySelectorAll(scripts ? GONE : `${GONE}, script`)) {
    element.remove();
    changed = true;
  }
  for (const element of root.querySelectorAll(EMPTIED)) drop(element, SOURCES);
  for (const element of root.querySelectorAll('*')) {
    drop(element, REPORTING);
    drop(element, FOCUS);
    for (const name of SHOWN) {
      const address = element.getAttribute(name);
      if (address !== null && !/^data:/i.test(address.trim())) drop(element, [name]);
    }
    // Firefox makes a link of any element of a formula; of a drawing's elements only links lead somewhere when they are clicked.
    const drawn = element.namespaceURI === SVG && element.localName !== 'a';
    if (element.namespaceURI === MATHML || drawn) {
      for (const name of ['href', 'xlink:href']) {
        const address = element.getAttribute(name)?.trim() ?? '#';
        if (!/^(?:#|data:)/i.test(address)) drop(element, [name]);
      }
    }
    if (!scripts)
      drop(
        element,
        [...element.attributes].map(({ name }) => name).filter((name) => /^on/i.test(name)),
      );
  }
  // What a template holds is no part of the document until a shadow tree is made of it, which a frame's parser does.
  for (const template of root.querySelectorAll('template')) {
    // It is of the pane's world, so it is no instance of a class of ours.
    if ('content' in template && stripped(template.content as DocumentFragment, scripts)) changed = true;
  }
  return changed;
}
