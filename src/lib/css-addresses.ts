// The addresses in a style sheet, where they stand and what they are for: `url(…)` and `@import`. As much of CSS's own reading (CSS Syntax 3) as that
// takes: comments and strings are passed over, escapes understood.
export interface Found {
  kind: 'url' | 'import';
  address: string;
  /** Of the text: what an address is put in place of, its url( ) or its quotes included. */
  from: number;
  to: number;
}

const TOKEN =
  /\/\*[\s\S]*?(?:\*\/|$)|(@import)\b|url\(\s*(?:"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\[\s\S])*)'|((?:[^\s()"'\\]|\\[\s\S])*))\s*\)|"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\[\s\S])*)'|[{};]/gi;

export function addressesIn(css: string): readonly Found[] {
  const found: Found[] = [];
  let imports = false;
  for (const token of css.matchAll(TOKEN)) {
    const [whole, at, double, single, bare, text, other] = token;
    const address = double ?? single ?? bare;
    const string = text ?? other;
    const place = { from: token.index, to: token.index + whole.length };
    if (at !== undefined) imports = true;
    else if (address !== undefined) found.push({ kind: imports ? 'import' : 'url', address: unescaped(address), ...place });
    else if (string !== undefined && imports) found.push({ kind: 'import', address: unescaped(string), ...place });
    // What follows an address of @import, layer() and media, holds none; and without a comment's end there is nothing more.
    if (!whole.startsWith('/*') && at === undefined) imports = false;
  }
  return found;
}

/** The sheet with other addresses in it; null leaves one as it is. */
export function withAddresses(css: string, found: readonly Found[], put: (one: Found) => string | null): string {
  let text = '';
  let at = 0;
  for (const one of found) {
    const address = put(one);
    if (address === null) continue;
    text += `${css.slice(at, one.from)}url("${address.replace(/["\\\n]/g, (letter) => `\\${letter.charCodeAt(0).toString(16)} `)}")`;
    at = one.to;
  }
  return text + css.slice(at);
}

const unescaped = (text: string): string =>
  text.replace(/\\(?:([0-9a-f]{1,6})\s?|(\n)|([\s\S]))/gi, (_, hex?: string, end?: string, letter?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff));
    return end !== undefined ? '' : (letter ?? '');
  });
