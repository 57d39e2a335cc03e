// Of a list with a hundred thousand rows, all of one height, only those in view are drawn, and a few beyond. Which they are changes with the
// scroll position by whole rows: between two of them nothing is drawn anew.
import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Rows beyond the edges, so that nothing is empty while one scrolls on. */
const BEYOND = 5;

export interface RowWindow {
  ref: React.RefObject<HTMLDivElement | null>;
  /** The rows to draw: from this one up to, not including, that one. */
  first: number;
  end: number;
  /** How many fit, for a step by pages. */
  page: number;
  /** What there is between the edges, without a scroll bar. */
  width: number;
  onScroll(): void;
  /** Scrolls so that a row is in view; when it is not, it comes to rest some way below the top. */
  show(row: number): void;
}

/** `above`: what sticks to the top and covers rows, in pixels. */
export function useWindow(count: number, height: number, above: number): RowWindow {
  const ref = useRef<HTMLDivElement | null>(null);
  const [view, setView] = useState({ top: 0, page: 20, width: 680 });
  const measure = useCallback(() => {
    const element = ref.current;
    if (!element) return;
    const top = Math.max(0, Math.floor(element.scrollTop / height));
    const page = Math.max(1, Math.ceil((element.clientHeight - above) / height));
    // Out of sight it has no size: then it stays as it was.
    const width = element.clientWidth;
    if (width === 0) return;
    setView((old) => (old.top === top && old.page === page && old.width === width ? old : { top, page, width }));
  }, [height, above]);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [measure]);
  // A shorter list may lie wholly above where one had scrolled to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each change of the count
  useLayoutEffect(measure, [count, measure]);
  const show = useCallback(
    (row: number) => {
      const element = ref.current;
      if (!element || row < 0) return;
      const room = element.clientHeight - above;
      const at = row * height;
      if (at >= element.scrollTop && at + height <= element.scrollTop + room) return;
      element.scrollTop = Math.max(0, at - Math.max(0, room * 0.4));
      measure();
    },
    [height, above, measure],
  );
  return { ref, ...rowsInView(view.top, view.page, count), page: view.page, width: view.width, onScroll: measure, show };
}

/** Pure: which rows are drawn. */
export function rowsInView(top: number, page: number, count: number): { first: number; end: number } {
  const first = Math.max(0, Math.min(top, count - page) - BEYOND);
  return { first, end: Math.max(0, Math.min(count, top + page + 1 + BEYOND)) };
}
