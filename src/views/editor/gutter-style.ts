// Monaco's gutter takes class names, not text. Each mark ("↓5") becomes a class whose ::before holds it, made once when first needed.
import type { GutterMark } from './gutter-marks.ts';

const known = new Set<string>();
let sheet: CSSStyleSheet | null = null;

export function gutterClass(mark: GutterMark): string {
  const name = `ed-hop-${mark.side}-${mark.hop}`;
  if (!known.has(name)) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }
    sheet.insertRule(`.${name}::before { content: "${mark.side === 'down' ? '↓' : '↑'}${mark.hop}"; }`);
    known.add(name);
  }
  return `ed-hop ed-hop-${mark.tone} ${mark.state === 'next' ? 'ed-hop-next' : ''} ${name}`;
}
