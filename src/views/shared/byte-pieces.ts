// Bytes cut into what can be printed and what cannot. Pure.

/** `control` is a byte without a picture of its own, in words ("\r\n", "\x1f"). */
export interface Piece {
  kind: 'text' | 'control';
  text: string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /\r\n|[\x00-\x1f\x7f]|[\x80-\xff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL_BUT_HIGH = /\r\n|[\x00-\x1f\x7f]/g;

/** `latin1` is one character a byte. Where the bytes are UTF-8 they are read as such; all others stand as \xNN. */
export function piecesOf(latin1: string): readonly Piece[] {
  const utf8 = asUtf8(latin1);
  const text = utf8 ?? latin1;
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(utf8 === null ? CONTROL : CONTROL_BUT_HIGH)) {
    if (found.index > at) pieces.push({ kind: 'text', text: text.slice(at, found.index) });
    const before = pieces.at(-1);
    const name = nameOf(found[0]);
    // Binary data is mostly such bytes: one element for each would be thousands.
    if (before?.kind === 'control' && name.startsWith('\\x') && found.index === at) before.text += name;
    else pieces.push({ kind: 'control', text: name });
    at = found.index + found[0].length;
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at) });
  return pieces;
}

function nameOf(control: string): string {
  if (control === '\r\n') return '\\r\\n\n';
  if (control === '\n') return '\\n\n';
  if (control === '\r') return '\\r';
  if (control === '\t') return '\\t';
  return `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

function asUtf8(latin1: string): string | null {
  // Not a charset of the answer but of this view: plain ASCII needs no reading.
  if (!/[\x80-\xff]/.test(latin1)) return latin1;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytesOf(latin1));
  } catch {
    return null;
  }
}

export function bytesOf(latin1: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(latin1, (character) => character.charCodeAt(0));
}
