// Python in the prose, coloured quietly. A pattern is enough for code that an author wrote; the editor has the real thing.
import type { Element, ElementContent } from 'hast';

const keywords =
  'def|class|return|yield|from|if|elif|else|not|in|is|and|or|import|lambda|for|while|try|except|finally|raise|with|as|pass|None|True|False';
/** The names are the classes of the page's token colours (views/shared/base.css). */
const token = new RegExp(
  [
    '(?<tc>#.*)',
    '(?<ts>[bfr]?"(?:\\\\.|[^"\\\\\\n])*"|[bfr]?\'(?:\\\\.|[^\'\\\\\\n])*\')',
    `\\b(?<tk>${keywords})\\b`,
    '\\b(?<tf>self)\\b',
    '(?<=\\b(?:def|class) )(?<td>\\w+)',
    '\\b(?<tn>\\d+(?:\\.\\d+)?)\\b',
  ].join('|'),
  'g',
);

export function highlightPython(source: string): ElementContent[] {
  const pieces: ElementContent[] = [];
  let at = 0;
  const plainUntil = (end: number) => {
    if (end > at) {
      pieces.push({ type: 'text', value: source.slice(at, end) });
    }
  };
  for (const match of source.matchAll(token)) {
    const [kind = ''] = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined) ?? [];
    plainUntil(match.index);
    pieces.push(span(kind, match[0]));
    at = match.index + match[0].length;
  }
  plainUntil(source.length);
  return pieces;
}

/** A request: its method, and the names of its headers. */
export function highlightHttp(source: string): ElementContent[] {
  const [head = '', ...body] = source.split('\n\n');
  const lines = head.split('\n').flatMap((line, index): ElementContent[] => {
    const [, name = '', rest = ''] = /^([^\s:]+)(.*)$/.exec(line) ?? [];
    const end = { type: 'text' as const, value: `${rest}\n` };
    return name === '' ? [{ type: 'text', value: `${line}\n` }] : [span(index === 0 ? 'tk' : 'td', name), end];
  });
  const text = body.length > 0 ? `\n${body.join('\n\n')}` : '';
  const last = lines.at(-1);
  const trimmed =
    last?.type === 'text' && text === '' ? [...lines.slice(0, -1), { ...last, value: last.value.slice(0, -1) }] : lines;
  return text === '' ? trimmed : [...lines, { type: 'text', value: text }];
}

function span(kind: string, value: string): Element {
  return { type: 'element', tagName: 'span', properties: { className: [kind] }, children: [{ type: 'text', value }] };
}
