// A skin is taken by the pointer and put where another one is. A finger draws pages here (use-swipe.ts) and scrolls: it has the buttons.
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Plate } from './plate.ts';

/** Pixels: less is a click. */
const FAR = 6;

/** A skin that is in the air. */
export interface Lifted {
  skin: number;
  /** The one whose place it would take. */
  over: number;
  /** Where the pointer is, in the drawing. */
  y: number;
}

export function useDrag(plate: Plate, onDrop: (skin: number, over: number) => void) {
  const start = useRef<{ skin: number; y: number } | null>(null);
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const isLifted = lifted !== null;
  useEffect(() => {
    if (!isLifted) return;
    const cancel = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      start.current = null;
      setLifted(null);
    };
    window.addEventListener('keydown', cancel, { capture: true });
    return () => window.removeEventListener('keydown', cancel, { capture: true });
  }, [isLifted]);

  const end = (): void => {
    start.current = null;
    setLifted(null);
  };
  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const skin = event.target instanceof Element ? event.target.closest('[data-skin]')?.getAttribute('data-skin') : null;
      const plain = event.pointerType !== 'touch' && event.button === 0;
      start.current = plain && skin != null ? { skin: Number(skin), y: event.clientY } : null;
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const from = start.current;
      if (from === null || (lifted === null && Math.abs(event.clientY - from.y) < FAR)) return;
      const host = event.currentTarget;
      // From here on it is no click any more.
      if (lifted === null) host.setPointerCapture(event.pointerId);
      const box = (host.querySelector('svg') ?? host).getBoundingClientRect();
      const y = ((event.clientY - box.top) * plate.height) / (box.height || 1);
      setLifted({ skin: from.skin, over: skinUnder(plate, y, from.skin), y });
    },
    onPointerUp() {
      if (lifted !== null && lifted.over !== lifted.skin) onDrop(lifted.skin, lifted.over);
      end();
    },
    onPointerCancel: end,
  };
  return { lifted, handlers };
}

/** The innermost skin whose top is above; of those at one level the one that is dragged. */
export function skinUnder({ geometry: { skins } }: Plate, y: number, dragged: number): number {
  const at = Math.max(
    0,
    skins.findLastIndex(({ T }) => y >= T),
  );
  return skins[at]?.T === skins[dragged]?.T ? dragged : at;
}
