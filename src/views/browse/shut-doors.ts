// Ways out of a page that no policy holds, taken from the page's scripts before they run: connections that are no fetch. A courtesy on top of the
// sandbox and the policy; what it can't hold is told in README.md, and is why scripts only run when somebody wants them to.

/** Words in a link's rel that connect, or look a name up. */
const AHEAD = /preconnect|dns-prefetch|prefetch|prerender|preload/i;
const DOORS = ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'WebTransport', 'Worker', 'SharedWorker'];

export function shutDoors(): void {
  for (const name of DOORS) Reflect.deleteProperty(globalThis, name);
  // A frame within the frame would have all of them again.
  const emptied = (node: Node): void => {
    if (!(node instanceof Element)) return;
    const bad = 'iframe, frame, object, embed, fencedframe, portal, script[type=speculationrules], link';
    for (const one of [node, ...node.querySelectorAll(bad)]) {
      if (!one.matches(bad)) continue;
      if (!one.matches('link') || AHEAD.test(one.getAttribute('rel') ?? '')) one.remove();
    }
  };
  new MutationObserver((records) => {
    for (const { addedNodes, target } of records) for (const node of [...addedNodes, target]) emptied(node);
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['srcdoc', 'src', 'rel', 'type'] });

  // A link connects as soon as it has a rel and an address and is part of the document.
  const rel = Object.getOwnPropertyDescriptor(HTMLLinkElement.prototype, 'rel');
  if (rel?.set) {
    const set = rel.set;
    Object.defineProperty(HTMLLinkElement.prototype, 'rel', {
      ...rel,
      set(value: string) {
        if (!AHEAD.test(String(value))) set.call(this, value);
      },
    });
  }
  const setAttribute = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (name, value) {
    if (this instanceof HTMLLinkElement && /^rel$/i.test(String(name)) && AHEAD.test(String(value))) return;
    setAttribute.call(this, name, value);
  };
}
