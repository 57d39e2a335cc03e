// How much was printed, as one counts it on screen: a traceback is one print and many lines.
import { linesOfText, type Printed } from '../../trace/console-at.ts';

export const countLines = (prints: readonly Pick<Printed, 'text'>[]): number =>
  prints.reduce((sum, { text }) => sum + linesOfText(text), 0);
