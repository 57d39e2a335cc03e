// Where a splitter may go. Pure.

/** Pixels: a press of an arrow key, and one with Shift. */
const STEP = 10;
const STRIDE = 50;

interface Situation {
  /** The panes lie one above the other. */
  vertical: boolean;
  /** On which side of the splitter the pane is that is resized. */
  which: 'before' | 'after';
  size: number;
  min: number;
  most: number;
}

/** A wanted size within its bounds. Pulled to less than half of the least size, a pane folds. */
export function keptWithin(wanted: number, min: number, most: number): number | 'fold' {
  if (wanted < min / 2) return 'fold';
  return Math.round(Math.min(Math.max(wanted, min), Math.max(most, min)));
}

/** The size that a key asks for; null: no key of a splitter's. The arrow says where the line goes, so the pane after it shrinks as it goes on. */
export function keyMove({ key, shiftKey }: { key: string; shiftKey: boolean }, situation: Situation): number | null {
  const { vertical, which, size, min, most } = situation;
  const by = shiftKey ? STRIDE : STEP;
  const on = which === 'before' ? by : -by;
  const [back, forth] = vertical ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
  switch (key) {
    case back:
      return size - on;
    case forth:
      return size + on;
    case 'Home':
      return which === 'before' ? min : most;
    case 'End':
      return which === 'before' ? most : min;
    default:
      return null;
  }
}
