// The line between two panes: dragged, or moved by keys, as the ARIA practices describe a window splitter
// (https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/). Our own, because the libraries weigh as much as half of our first paint, or show
// nothing before they have measured the page.
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import * as strings from '../../strings/frame/splitter.ts';
import { keptWithin, keyMove } from './splitter-moves.ts';

interface Side {
  /** The element's. */
  id: string;
  min: number;
  takesRest: boolean;
}

interface Props {
  name: string;
  vertical: boolean;
  before: Side;
  after: Side;
  /** The pane that gives what another takes. */
  restId: string | null;
  restMin: number;
  /** A neighbour is folded: there is nothing to move. */
  fixed: boolean;
  onSize(which: 'before' | 'after', size: number): void;
  /** It was made so small that it may as well be folded. */
  onFold(which: 'before' | 'after'): void;
}

export function Splitter({ name, vertical, before, after, restId, restMin, fixed, onSize, onFold }: Props) {
  // What is resized is the one with a size of its own; the other one follows.
  const which = before.takesRest ? 'after' : 'before';
  const resized = which === 'before' ? before : after;
  const line = useRef<HTMLHRElement>(null);
  const [drag, setDrag] = useState<{ from: number; size: number } | null>(null);
  const [now, setNow] = useState<{ size: number; most: number } | null>(null);

  const lengthOf = (id: string): number => {
    const box = document.getElementById(id)?.getBoundingClientRect();
    return Math.round((vertical ? box?.height : box?.width) ?? 0);
  };
  const measured = () => {
    const size = lengthOf(resized.id);
    const room = restId === null ? 0 : lengthOf(restId) - restMin;
    return { size, most: size + Math.max(room, 0) };
  };
  const moveTo = (wanted: number) => {
    const { most } = measured();
    const kept = keptWithin(wanted, resized.min, most);
    if (kept === 'fold') {
      setDrag(null);
      onFold(which);
      return;
    }
    onSize(which, kept);
    setNow({ size: kept, most });
  };

  const grab = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    line.current?.focus({ preventScroll: true });
    setDrag({ from: vertical ? event.clientY : event.clientX, size: lengthOf(resized.id) });
  };
  const pull = (event: PointerEvent) => {
    if (drag === null) return;
    const by = (vertical ? event.clientY : event.clientX) - drag.from;
    moveTo(drag.size + (which === 'before' ? by : -by));
  };
  const letGo = () => setDrag(null);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      onFold(which);
      return;
    }
    const { size, most } = measured();
    const wanted = keyMove(event, { vertical, which, size, min: resized.min, most });
    if (wanted === null) return;
    event.preventDefault();
    moveTo(Math.max(wanted, resized.min));
  };

  return (
    <hr
      ref={line}
      className={drag === null ? 'splitter' : 'splitter active'}
      aria-label={name}
      aria-orientation={vertical ? 'horizontal' : 'vertical'}
      aria-controls={resized.id}
      aria-valuenow={now?.size ?? resized.min}
      aria-valuemin={resized.min}
      aria-valuemax={now?.most ?? resized.min}
      aria-valuetext={strings.pixels(now?.size ?? resized.min)}
      aria-disabled={fixed}
      tabIndex={fixed ? -1 : 0}
      onFocus={() => setNow(measured())}
      {...(fixed
        ? {}
        : { onPointerDown: grab, onPointerMove: pull, onPointerUp: letGo, onPointerCancel: letGo, onKeyDown: press })}
    />
  );
}
