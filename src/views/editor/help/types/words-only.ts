// A program's own Markdown, made harmless for an editor that would draw its pictures: what may be asked of our own host, no policy of the page refuses.
// What makes pictures also makes links that say one thing and name another: both are taken apart, and an address stands there as itself.

/** Characters: what reads Markdown takes the square of some lengths, while the page waits. */
const LONGEST = 4000;
/** Quotations and lists in one another, which are a call each. */
const DEEPEST = 10;

/** The code that a language server begins with, up to where it may end: `f[T](x)` stays as it is written. */
const SIGNATURE = /^```\w*(?=\n)[\s\S]*?(?:\n(?= {0,3}```)|$)/;
/** `[name]: address` at the beginning of anything: for links and pictures that name it. */
const DEFINITION = /(?<=^|[\s>])\[((?:\\[\s\S]|[^[\]\\])*)\]:/g;
const MARKER = '[ \\t]*(?:>|(?:[-+*]|\\d{1,9}[.)])(?=\\s|$))';
const TOO_DEEP = new RegExp(`^((?:${MARKER}){${DEEPEST}}[ \\t]*)(?=${MARKER})`, 'gm');

export function wordsOnly(value: string): string {
  const whole = value.replace(/\r\n?/g, '\n');
  const text = whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
  const signature = SIGNATURE.exec(text)?.[0] ?? '';
  const rest = text.slice(signature.length);
  return signature + rest.replaceAll('](', '] (').replace(DEFINITION, '[$1] :').replace(TOO_DEEP, '$1\\');
}
