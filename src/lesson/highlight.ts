// Python in the prose, coloured quietly. A pattern is enough for code that an author wrote; the editor has the real thing.
import type { Element, ElementContent } from 'hast';

const keywords =
  'def|class|return|yield|from|if|elif|else|not|in|is|and|or|import|lambda|for|while|try|except|finally|raise|with|as|pass|None|True|False';
const token = new RegExp(
  [
    '(?<comment>#.*)',
    '(?<string>[bfr]?"(?:\\\\.|[^"\\\\\\n])*"|[bfr]?\'(?:\\\\.|[^\'\\\\\\n])*\')',
    `\\b(?<keyword>${keywords})\\b`,
    '(?<=\\b(?:def|class) )(?<name>\\w+)',
    '\\b(?<number>\\d+(?:\\.\\d+)?)\\b',
  ].join('|'),
  'g',
);

/** The pieces of a line or block of Python; colours hang on `data-token`. */
export function highlightPython(source: string): ElementContent[] {
  const pieces: ElementContent[] = [];
  let at = 0;
  const plain = (until: number) => {
    if (until > at) {
      pieces.push({ type: 'text', value: source.slice(at, until) });
    }
  };
  for (const match of source.matchAll(token)) {
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0];
    plain(match.index);
    pieces.push(span(kind ?? '', match[0]));
    at = match.index + match[0].length;
  }
  plain(source.length);
  return pieces;
}

function span(kind: string, value: string): Element {
  return { type: 'element', tagName: 'span', properties: { dataToken: kind }, children: [{ type: 'text', value }] };
}
