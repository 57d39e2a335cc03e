// Where a menu opens: under its button, wherever that is just now; in the corner of the page where the button can't be seen.
import { type CSSProperties, useLayoutEffect, useState } from 'react';
import './under.css';

/** Pixels. */
const EDGE = 12;
const GAP = 4;
const UNDER_HEADER = 52;

/** The style of the menu, whose class is "under": `button` finds the button, `width` is the menu's, in pixels. */
export function useUnder(button: string, width: number): CSSProperties | undefined {
  const [style, setStyle] = useState<CSSProperties>();
  useLayoutEffect(() => {
    const place = () => {
      const box = document.querySelector(button)?.getBoundingClientRect();
      const seen = box !== undefined && box.width > 0;
      const most = innerWidth - Math.min(width, innerWidth - 2 * EDGE) - EDGE;
      const [top, left] = seen ? [box.bottom + GAP, Math.max(EDGE, Math.min(box.left, most))] : [UNDER_HEADER, EDGE];
      setStyle({ '--menu-top': `${top}px`, '--menu-left': `${left}px`, '--menu-width': `${width}px` } as CSSProperties);
    };
    place();
    addEventListener('resize', place);
    return () => removeEventListener('resize', place);
  }, [button, width]);
  return style;
}
