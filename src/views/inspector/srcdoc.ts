// The answer's HTML as a document for a sandboxed frame. Three walls: the frame's empty `sandbox` (no scripts, no forms, no windows, an origin of
// its own), this policy, which lets nothing be fetched, and inert-html.ts, which takes out what neither of them holds: connections made
// ahead of any fetch, and links that lead the frame itself elsewhere. The policy stands first, so that nothing comes before it.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'";

/** What stands before the answer's own elements: so many of ours. Without the second, names of hosts would be looked up. */
const HEAD = [
  `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
  '<meta http-equiv="x-dns-prefetch-control" content="off">',
  '<meta name="referrer" content="no-referrer">',
  '<meta name="color-scheme" content="light">',
  // A link asks for a window, which the sandbox refuses.
  '<base target="_blank">',
];
export const OWN_ELEMENTS = HEAD.length;

export const srcdocOf = (html: string): string => withHead(html, HEAD);

/** The document with these elements before its own. A document's doctype has to stay in front of everything. */
export function withHead(html: string, head: readonly string[]): string {
  const doctype = /^(?:\s|<!--[\s\S]*?-->)*(<!doctype[^>]*>)/i.exec(html);
  return `${doctype?.[1] ?? ''}${head.join('')}${doctype ? html.slice(doctype[0].length) : html}`;
}
