// Characters that a native string of PEP 3333 may not hold.

/** C0 and DEL: whatever ends a line or is no text. */
export const isControl = (character: string): boolean => character < ' ' || character === '\x7f';

/** The first character that is not one of latin-1's; null when all are. */
export function firstOutside(text: string): string | null {
  return [...text].find((character) => (character.codePointAt(0) ?? 0) > 255) ?? null;
}
