// Monaco's gutter takes class names, not text. A mark ("↓5") is a class for its way and one for each of its digits, and what stands in it is put
// together from these: whatever is marked, the page's styles stay the same, for a rule more makes a browser look at all it has drawn.
import type { GutterMark } from './gutter-marks.ts';

/** More hops than this many digits can tell are never recorded. */
const MOST = 7;
const PLACES = Array.from({ length: MOST }, (_, place) => place);
let isStyled = false;

export function gutterClass(mark: GutterMark): string {
  if (!isStyled) style();
  isStyled = true;
  const digits = [...String(mark.hop)].map((digit, place) => `ed-hop-${place}-${digit}`);
  return ['ed-hop', `ed-hop-${mark.tone}`, mark.state === 'next' ? 'ed-hop-next' : '', `ed-hop-${mark.side}`, ...digits].join(
    ' ',
  );
}

function style(): void {
  const digits = PLACES.flatMap((place) =>
    Array.from({ length: 10 }, (_, digit) => `.ed-hop-${place}-${digit} { --ed-hop-${place}: "${digit}"; }`),
  );
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    [
      '.ed-hop-down { --ed-hop-way: "↓"; }',
      '.ed-hop-up { --ed-hop-way: "↑"; }',
      ...digits,
      `.ed-hop::before { content: var(--ed-hop-way) ${PLACES.map((place) => `var(--ed-hop-${place}, "")`).join(' ')}; }`,
    ].join('\n'),
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
