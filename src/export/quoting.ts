// Text of unknown origin inside other languages: a word of a shell's, bytes and text of Python's, plain text in Markdown. Nothing gets out of its quotes.

/** One word for a POSIX shell, whatever is in it (POSIX, Shell Command Language, 2.2.2: between single quotes nothing is special but the quote). */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Bytes (latin-1) as literals of Python's, a line of theirs on a line each; more than one in parentheses. */
export function pythonBytes(latin1: string, indent = ''): string {
  const lines = latin1.match(/[^\n]*\n|[^\n]+$/g) ?? [''];
  const literals = lines.flatMap((line) => pieces(line, 100)).map((line) => `b"${line.replace(UNSAFE, inEscapes)}"`);
  if (literals.length === 1) return literals[0] ?? 'b""';
  return `(\n${literals.map((literal) => `${indent}    ${literal}\n`).join('')}${indent})`;
}

/** A str of Python's: JSON's escapes mean the same in it, but for what is not in the first plane, which JSON may write as it is. */
export const pythonText = (text: string): string =>
  JSON.stringify(text).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Plain text in Markdown, on one line: nothing in it is markup, and none of it is HTML (CommonMark, 2.4). */
export const markdownText = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, (mark) => (PLAIN.has(mark) ? mark : `\\${mark}`));

const PLAIN: ReadonlySet<string> = new Set(['.', ',', ':', '/', '-', '%', '=', ';', '?', '@', "'"]);
const UNSAFE = /[^ !#-[\]-~]/g;
const NAMED: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n', '\t': '\\t', '"': '\\"', '\\': '\\\\' };
const inEscapes = (byte: string): string => NAMED[byte] ?? `\\x${(byte.charCodeAt(0) & 0xff).toString(16).padStart(2, '0')}`;

function pieces(line: string, length: number): string[] {
  const found: string[] = [];
  for (let at = 0; at < line.length; at += length) found.push(line.slice(at, at + length));
  return found.length > 0 ? found : [''];
}
