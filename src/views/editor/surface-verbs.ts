// What a code editor does for the page, in our own words. Two keep to it: Monaco (surface.ts), and a light one where a finger is the pointer
// (light/light-surface.ts).
import type { State } from '../../store/state.ts';
import type { BrokenLine } from './broken-lines.ts';
import type { GutterMark } from './gutter-marks.ts';
import type { Problems } from './help/problem-count.ts';
import type { Wanted } from './help/wanted.ts';
import type { StopMark } from './stop-marks.ts';

export type SyntaxFault = State['syntax'][string];

/** What somebody did in it. Lines are 1-based. */
export interface SurfaceEvents {
  edited(file: string, source: string): void;
  /** The gutter mark at this line was clicked, or asked for by key. */
  markChosen(line: number): void;
  /** The number of a line that broke a rule was clicked. */
  ruleChosen(line: number): void;
  /** A breakpoint was wanted at this line, or not any more: by a click beside it, or by key. */
  stopToggled(line: number): void;
  /** The pointer came to this line, or went away. */
  linePointed(line: number | null): void;
  /** A sentence about something that was asked for and could not be done. */
  told(says: string): void;
  /** Whether the types have read the project, so that they can answer. */
  typesKnown(known: boolean): void;
  /** A definition in this file is to be shown. */
  fileWanted(file: string): void;
  /** How much was found in the file in front. */
  counted(problems: Problems): void;
  /** Whether Tab now moves the focus instead of indenting. */
  tabMoves(moves: boolean): void;
}

export interface SurfaceVerbs {
  /** The file in front. */
  readonly file: string | null;
  /** Makes what is edited equal to the project's files and shows one of them. `scope` is the lesson: each has undo histories of its own. */
  show(scope: string, files: Readonly<Record<string, string>>, file: string): void;
  /** Lights the line that runs now, with `values` behind it. */
  light(line: number | null, values: string): void;
  /** Another moment has come, at this line: brings it into view when it isn't. Never moves the caret or the focus. While it plays by itself
   *  nobody is drawn away from what they have scrolled to, until the lamp comes into view again; who steps wants to see where. */
  follow(line: number, plays: boolean): void;
  /** Somebody has pressed Play: they want to see it from here on, wherever they have scrolled to before. */
  followAgain(): void;
  mark(marks: readonly GutterMark[]): void;
  /** A sign beside the number of each line that broke a rule, and a line under its code. */
  breaks(lines: readonly BrokenLine[]): void;
  stop(marks: readonly StopMark[]): void;
  /** Shows the line of a frame that somebody looks at. */
  look(line: number | null): void;
  /** Lights a line that is pointed at elsewhere. It is not brought into view: the pointer only lights. */
  point(line: number | null): void;
  /** Puts CPython's complaint under the code it is about. */
  complain(file: string, fault: SyntaxFault | null): void;
  /** Which helpers are on. */
  help(wanted: Wanted): void;
  /** To the next place where something was found, in this file. */
  nextProblem(): void;
  /** Puts the caret at a line that the user asked to see. */
  goTo(line: number): void;
  focus(): void;
  hasFocus(): boolean;
  /** For the key row of a phone: types as the keyboard would (so brackets close), indents, or undoes. */
  press(key: 'Tab' | 'Undo' | (string & {})): void;
  dispose(): void;
}
