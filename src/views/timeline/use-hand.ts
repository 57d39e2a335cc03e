// What the pointer does to the timeline: pointing tells of a hop, pressing goes there, dragging scrubs. However often it moves, it is followed once
// a frame, and where the timeline lies is measured when the hand comes: to measure it between two drawings would lay the whole page out anew.
import { type PointerEvent, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';

interface Wants {
  /** Somebody points at a hop; null: at none. What is being scrubbed to is the moment itself, and needs no pointing at. */
  point(hop: number | null): void;
  seek(hop: number): void;
  scrub(scrubbing: boolean): void;
}

/** `hopAt`: the hop at an x of the drawing. */
export function useHand(hopAt: (x: number) => number, wants: Wants) {
  const latest = useRef({ hopAt, wants });
  useEffect(() => {
    latest.current = { hopAt, wants };
  });
  /** Where the drawing begins; null: it has to be measured. */
  const left = useRef<number | null>(null);
  const drags = useRef(false);
  const moved = useRef<{ x: number; frame: number } | null>(null);
  const under = (x: number) => latest.current.hopAt(x - (left.current ?? 0));
  const measure = (event: PointerEvent<HTMLElement>) => {
    left.current = event.currentTarget.getBoundingClientRect().left;
  };
  const forget = () => {
    if (moved.current !== null) cancelAnimationFrame(moved.current.frame);
    moved.current = null;
  };
  useEffect(
    () => () => {
      if (moved.current !== null) cancelAnimationFrame(moved.current.frame);
    },
    [],
  );
  const follow = () => {
    const at = moved.current;
    if (at === null) return;
    forget();
    const hop = under(at.x);
    // All that it changes is drawn together.
    flushSync(() => (drags.current ? latest.current.wants.seek(hop) : latest.current.wants.point(hop)));
  };
  const end = () => {
    follow();
    drags.current = false;
    latest.current.wants.scrub(false);
  };
  return {
    onPointerEnter: measure,
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      measure(event);
      forget();
      drags.current = true;
      wants.scrub(true);
      wants.point(null);
      wants.seek(under(event.clientX));
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (left.current === null) measure(event);
      moved.current = { x: event.clientX, frame: moved.current?.frame ?? requestAnimationFrame(follow) };
    },
    onPointerUp: end,
    onPointerCancel: end,
    onPointerLeave() {
      left.current = null;
      if (drags.current) return;
      forget();
      wants.point(null);
    },
  };
}
