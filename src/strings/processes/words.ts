import { code, listed, say } from '../../trace/say.ts';
import { none } from './shared.ts';

export const stillToCome = 'still to come';
export const over = 'over';
export const answered = (status: string) => `answered, ${status}`;
export const inLayer = (layer: string | undefined) => `in ${layer ?? 'the server'}`;

interface Request {
  letter: string;
  process: number;
}
export const three = say`Three processes have a request in hand, each its own.`;
export const two = (first: Request, second: Request) =>
  say`Process ${second.process} has request ${second.letter} in hand while process ${first.process} is busy with ${first.letter}.`;
export const one = ({ letter, process }: Request) => say`Only process ${process} is busy, with request ${letter}.`;
export const allAnswered = say`All of them have been answered.`;
export const toCome = (letters: readonly string[]) =>
  say`${listed(letters.map((letter) => [letter]))} ${letters.length > 1 ? 'are' : 'is'} still to come.`;
export const oneAndToCome = ({ letter, process }: Request, letters: readonly string[]) =>
  say`Process ${process} is busy with request ${letter}; ${toCome(letters)}`;

interface Value {
  /** Undefined where it has none. */
  text: string | undefined;
  process: number;
}
const each = (values: readonly Value[]) =>
  listed(values.map(({ text, process }) => say`${code(text ?? none)} in process ${process}`));
export const noGlobals = say`The program has no globals that are plain values.`;
export const differ = (name: string, values: readonly Value[]) =>
  say`Each has its own ${code(name)}: ${each(values)}. Globals are not shared.`;
export const equalByChance = (name: string, values: readonly Value[]) =>
  say`Each has its own ${code(name)}, equal by chance: ${each(values)}. Globals are not shared.`;
export const alike = say`Their globals are alike here, and not shared all the same.`;
