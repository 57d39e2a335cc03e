// Of a list with a hundred thousand rows, all of one height, only those in view are drawn, and a few beyond. Which they are changes with the
// scroll position by whole rows: between two of them nothing is drawn anew. How large the list is and how far it is scrolled is heard, not asked
// for: to ask at each moment would lay out the page before its time.
import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Rows beyond the edges, so that nothing is empty while one scrolls on. */
const BEYOND = 5;

/** A row that is to be in view. Another object is another wish, even for the same row. */
export interface Wish {
  row: number;
}

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
  /** The same for a row that is about to be wished for: before anything is drawn, to scroll costs nothing. */
  ahead(row: number): void;
  /** The same for a stretch of what is wider than the list: as wide as `whole`. */
  showAcross(left: number, right: number, whole: number): void;
}

/** `above`: what sticks to the top and covers rows, in pixels. */
export function useWindow(count: number, height: number, above: number, wish: Wish | null): RowWindow {
  const ref = useRef<HTMLDivElement | null>(null);
  const known = useRef({ top: 0, left: 0, height: 0, width: 0 });
  const [view, setView] = useState({ top: 0, room: 20 * height, width: 680, wish: null as Wish | null });
  // The rows around the one that is wished for are drawn with it, not after it.
  const isNew = wish !== null && wish !== view.wish;
  if (isNew) setView({ ...view, wish, top: scrolledTo(wish.row, height, view.top, view.room, count) });

  const see = useCallback(() => {
    const { top, height: whole, width } = known.current;
    // Out of sight it has no size: then it stays as it was.
    if (width === 0) return;
    const room = whole - above;
    setView((old) => {
      const isSame = rowAt(old.top, height) === rowAt(top, height) && old.room === room && old.width === width;
      return isSame ? old : { ...old, top, room, width };
    });
  }, [height, above]);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const { scrollTop: top, scrollLeft: left, clientHeight, clientWidth: width } = element;
      known.current = { top, left, height: clientHeight, width };
      see();
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [see]);
  const onScroll = useCallback(() => {
    if (ref.current) Object.assign(known.current, { top: ref.current.scrollTop, left: ref.current.scrollLeft });
    see();
  }, [see]);
  // A shorter list may lie wholly above where one had scrolled to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each change of the count
  useLayoutEffect(onScroll, [count, onScroll]);
  const ahead = useCallback(
    (row: number) => {
      const { top, height: whole } = known.current;
      if (!ref.current || row < 0 || whole === 0) return;
      const to = scrolledTo(row, height, top, whole - above, count);
      if (to === top) return;
      known.current.top = to;
      ref.current.scrollTop = to;
    },
    [height, above, count],
  );
  const show = useCallback(
    (row: number) => {
      ahead(row);
      see();
    },
    [ahead, see],
  );
  const showAcross = useCallback((left: number, right: number, whole: number) => {
    const { left: from, width } = known.current;
    if (!ref.current || (left >= from && right <= from + width)) return;
    const to = Math.max(0, Math.min(left, Math.floor(right - width / 2), whole - width));
    // What is wider than the list is never in view as a whole.
    if (to === from) return;
    known.current.left = to;
    ref.current.scrollLeft = to;
  }, []);
  const page = Math.max(1, Math.ceil(view.room / height));
  const rows = rowsInView(rowAt(view.top, height), page, count);
  return { ref, ...rows, page, width: view.width, onScroll, show, ahead, showAcross };
}

const rowAt = (top: number, height: number): number => Math.max(0, Math.floor(top / height));

/** Pure: where a list is scrolled to, so that a row is in view. Where it is in view already, nothing moves. */
export function scrolledTo(row: number, height: number, top: number, room: number, count: number): number {
  const at = row * height;
  if (at >= top && at + height <= top + room) return top;
  return Math.max(0, Math.min(Math.floor(at - Math.max(0, room * 0.4)), count * height - room));
}

/** Pure: which rows are drawn. */
export function rowsInView(top: number, page: number, count: number): { first: number; end: number } {
  const first = Math.max(0, Math.min(top, count - page) - BEYOND);
  return { first, end: Math.max(0, Math.min(count, top + page + 1 + BEYOND)) };
}
