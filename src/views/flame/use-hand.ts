// What the pointer does to the flame: pointing shows where, a click goes there, dragging pans, the wheel with Ctrl zooms, sideways it pans.
import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import { panned, type Span, zoomed } from './scale.ts';

interface Wants {
  view: Span;
  end: number;
  look(view: Span): void;
  /** Goes to the moment at this share of the width. */
  seekAt(share: number): void;
  /** Somebody points there; null: nowhere. */
  pointAt(at: { share: number; y: number } | null): void;
}

/** As far as this it is a click. */
const STILL = 4;

export function useHand(wants: Wants) {
  const latest = useRef(wants);
  useEffect(() => {
    latest.current = wants;
  });
  const drag = useRef<{ x: number; view: Span; moved: boolean } | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const place = (event: PointerEvent<HTMLElement>) => {
    const { left, top, width } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top, width };
  };
  const wheel = useCallback((event: WheelEvent) => {
    const { view, end } = latest.current;
    // Several of them may come before one is drawn.
    const look = (next: Span) => {
      latest.current = { ...latest.current, view: next };
      latest.current.look(next);
    };
    const element = event.currentTarget as HTMLElement;
    const { left, width } = element.getBoundingClientRect();
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const about = view.from + ((event.clientX - left) / width) * (view.to - view.from);
      look(zoomed(view, Math.exp(-event.deltaY * 0.004), about, end));
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      look(panned(view, (event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX) / width, end));
    }
  }, []);
  /** React listens to wheels only in passing: it could not keep the page from zooming. */
  const listen = useCallback(
    (element: HTMLElement | null) => {
      element?.addEventListener('wheel', wheel, { passive: false });
      return () => element?.removeEventListener('wheel', wheel);
    },
    [wheel],
  );
  return {
    pointed,
    on: {
      ref: listen,
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: place(event).x, view: wants.view, moved: false };
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const { x, y, width } = place(event);
        setPointed(Math.round(x));
        wants.pointAt({ share: x / width, y });
        const from = drag.current;
        if (from === null) return;
        from.moved ||= Math.abs(x - from.x) > STILL;
        if (from.moved) wants.look(panned(from.view, (from.x - x) / width, wants.end));
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        const from = drag.current;
        drag.current = null;
        const { x, width } = place(event);
        if (from !== null && !from.moved) wants.seekAt(Math.max(0, Math.min(1, x / width)));
      },
      onPointerCancel() {
        drag.current = null;
      },
      onPointerLeave() {
        setPointed(null);
        wants.pointAt(null);
      },
    },
  };
}
