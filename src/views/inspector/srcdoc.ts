// The answer's HTML as a document for a sandboxed frame. Two walls: the frame's empty `sandbox` (no scripts, no forms, no links out,
// an origin of its own) and this policy, which lets nothing be fetched. The policy stands first, so that nothing comes before it.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Links would lead the frame away from what it shows: `target="_blank"` asks for a window, which the sandbox refuses. A document's doctype has to stay in front, or the browser would draw it by the rules of 1998. */
export function srcdocOf(html: string): string {
  const doctype = /^(?:\s|<!--[\s\S]*?-->)*(<!doctype[^>]*>)/i.exec(html);
  const head = `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="color-scheme" content="light"><base target="_blank">`;
  return `${doctype?.[1] ?? ''}${head}${doctype ? html.slice(doctype[0].length) : html}`;
}
