// What a callout says, line by line: a sign, a key and a value, cut to what the margin has room for.
import { andMore } from '../../strings/stage/shared.ts';
import type { Change } from '../../trace/scene.ts';

export interface CalloutLine {
  sign?: string;
  key?: string;
  /** What stood there before, with an arrow: "1,204 →". */
  was?: string;
  value?: string;
  /** Of another run. */
  past?: true;
  /** Said instead of the value where that does not fit: the number of a status. */
  brief?: string;
  /** It tells of a fault. */
  fault?: true;
}

/** Differs from another run. */
export const UNLIKE = '≠';

/** Width of one character at 11 px, and what a box needs beside its text. */
const CHARACTER = 6.62;
const BOX = 16;
/** More lines than this become "and 4 more". */
export const MOST_LINES = 3;
const MINUS = '−';

export const textOf = ({ sign, key, was, value }: CalloutLine): string => [sign, key, was, value].filter(Boolean).join(' ');
export const widthOf = (lines: readonly CalloutLine[]): number =>
  Math.max(0, ...lines.map((line) => textOf(line).length * CHARACTER)) + BOX;

/** By whole letters. */
export const cut = (text: string, most: number): string => (text.length <= most ? text : cutLetters([...text], most));
const cutLetters = (letters: readonly string[], most: number): string =>
  letters.length <= most ? letters.join('') : `${letters.slice(0, Math.max(1, most - 1)).join('')}…`;

/** For places: the line number at the end matters most. */
export const cutLeft = (text: string, most: number): string =>
  text.length <= most ? text : `…${text.slice(text.length - Math.max(1, most - 1))}`;

/** Changes as lines of at most `width` pixels: values move to a line of their own before anything is cut. */
export const calloutLines = perChanges(linesOf);

/** All on one line, for crowded margins: one change is cut, of several their count and then as much of their names as fits. */
export const oneLine = perChanges(lineOfAll);

/** Most callouts say the same at the next moment, in the same room. */
function perChanges<T>(make: (changes: readonly Change[], width: number) => T): (changes: readonly Change[], width: number) => T {
  const known = new WeakMap<readonly Change[], { width: number; made: T }>();
  return (changes, width) => {
    let row = known.get(changes);
    if (row?.width !== width) row = { width, made: make(changes, width) };
    known.set(changes, row);
    return row.made;
  };
}

function linesOf(changes: readonly Change[], width: number): readonly CalloutLine[] {
  const most = lettersIn(width);
  const whole = changes.map((change) => lineOf(change));
  const lines = whole.flatMap((line) => wrapped(line, most));
  if (lines.length <= MOST_LINES) return lines;
  const oneEach = whole.map((line) => only(line, most));
  if (oneEach.length <= MOST_LINES) return oneEach;
  return [...oneEach.slice(0, MOST_LINES - 1), { key: andMore(oneEach.length - MOST_LINES + 1) }];
}

function lineOf({ what, sign, key, was, now, sizes }: Change): CalloutLine {
  const line: CalloutLine = { ...(sign && { sign: sign === '-' ? MINUS : sign }), ...(what === 'fault' && { fault: true }) };
  if (sizes && was !== undefined && now !== undefined) return { ...line, key, was: `${bare(was)} →`, value: now };
  line.key = key;
  // what is gone is told by its name alone; so is what was only replaced by a header's name
  if (what === 'status' && now !== undefined) line.brief = now.slice(0, 3);
  if (now !== undefined && sign !== '-') line.value = now;
  else if (what === 'status' && was !== undefined && now === undefined) line.value = was;
  return line;
}

/** "1,204 B" → "1,204": its unit stands behind the second number. */
const bare = (size: string): string => size.replace(/ B$/, '');

function wrapped(line: CalloutLine, most: number): CalloutLine[] {
  // "chunk 2 4 → 10 B" would be hard to read on one line
  if (textOf(line).length <= most && !(line.was && /\d$/.test(line.key ?? ''))) return [line];
  const { value, brief, was, ...head } = line;
  if (was !== undefined && value !== undefined) return [only(head, most), { was, value }];
  if (value === undefined || brief !== undefined) return [only(line, most)];
  return [only(head, most), { value: cut(value, most) }];
}

/** One line and no more: the value goes first, then the key is cut. */
function only({ sign, key, value, brief, fault }: CalloutLine, most: number): CalloutLine {
  const room = most - (sign ? sign.length + 1 : 0);
  const line: CalloutLine = { ...(sign && { sign }), ...(fault && { fault }) };
  if (key === undefined) return { ...line, value: cut(value ?? '', room) };
  if (value !== undefined && key.length + 1 + value.length <= room) return { ...line, key, value };
  if (brief !== undefined && key.length + 1 + brief.length <= room) return { ...line, key, value: brief };
  return { ...line, key: cut(key, room) };
}

function lineOfAll(changes: readonly Change[], width: number): CalloutLine {
  const most = lettersIn(width);
  const [first] = changes;
  if (first && changes.length === 1) return only(lineOf(first), most);
  return only({ sign: countOf(changes), key: changes.map((change) => change.key).join(', ') }, most);
}

/** How many characters there is room for. */
export const lettersIn = (width: number): number => Math.max(6, Math.floor((width - BOX) / CHARACTER));

/** The callout folded to a count, for margins that have no room for words: `+1`, `~3`. */
export function countOf(changes: readonly Change[]): string {
  const signs = new Set(changes.map((change) => change.sign).filter(Boolean));
  const [sign] = signs.size === 1 ? [...signs] : ['~'];
  return `${signs.size === 0 ? '' : sign === '-' ? MINUS : sign}${changes.length}`;
}
