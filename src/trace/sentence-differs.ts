// A difference between two runs in a sentence: what is in the one, what is in the other: "now" and "in run 6", or "in A" and "in B".
import type { Difference, LayerDifference } from './differences.ts';
import type { Recording } from './recording.ts';
import { code, say } from './say.ts';
import type { Phrase } from './sentence.ts';
import { skinsOf } from './stack.ts';

/** Two runs side by side, or the one on stage and an earlier one, by its name. */
export type Compared = 'pair' | { earlier: string };

interface Sides {
  here: string;
  there: string;
}
const sidesOf = (compared: Compared): Sides =>
  compared === 'pair' ? { here: 'in A', there: 'in B' } : { here: 'now', there: `in ${compared.earlier}` };

export function layerSentence(
  { what, name, here, there }: LayerDifference,
  recordings: { here: Recording; there: Recording },
  compared: Compared,
): readonly Phrase[] {
  const sides = sidesOf(compared);
  const layer = code(name);
  switch (what) {
    // That a layer is not called does not say that the source has none: another one may have answered before.
    case 'new':
    case 'only reached here':
      return say`${layer} is called only ${sides.here}.`;
    case 'gone':
    case 'only reached there':
      return say`${layer} is called only ${sides.there}.`;
    case 'moved': {
      const [now, was] = [around(recordings.here, recordings.there, here), around(recordings.there, recordings.here, there)];
      return say`${layer} stands inside ${now} ${sides.here}, inside ${was} ${sides.there}.`;
    }
  }
}

function around(recording: Recording, other: Recording, skin: number | null): Phrase {
  const outer = skinsOf(recording, other)[(skin ?? 0) - 1];
  return outer === undefined || outer.kind === 'server' ? 'the server' : code(outer.name);
}

export function differenceSentence({ part, name, change, side }: Difference, compared: Compared): readonly Phrase[] {
  const sides = sidesOf(compared);
  const { what, key, sign } = change;
  const who: Phrase = part === 'answer' ? 'The client' : part === 'request' ? 'The request' : code(name);
  const verb = part === 'answer' ? 'gets' : part === 'request' ? 'has' : verbOf(what, side);
  if (what === 'fault') return faultSentence({ name, change }, sides);
  if (what === 'header' && key === 'order') return say`${who} ${verb} the same headers in another order.`;
  if (what === 'status' && key === 'start_response')
    return say`${who} calls ${code('start_response')} only ${only(sign, sides)}.`;
  if (what === 'body' && key === 'close()')
    return say`${code('close()')} of the body of ${who} is called only ${only(sign, sides)}.`;
  const thing: Phrase = NAMED.has(what) ? code(key) : wordOf(key);
  if (sign !== '~') {
    const value = change.now ?? change.was ?? '';
    return say`${who} ${verb} ${thing} only ${only(sign, sides)}${value === '' ? '' : ': '}${value === '' ? '' : code(value)}.`;
  }
  return say`${who} ${verb} ${thing} ${code(change.now ?? '')} ${sides.here}, ${code(change.was ?? '')} ${sides.there}.`;
}

const NAMED: ReadonlySet<string> = new Set(['environ', 'header']);
const only = (sign: string, sides: Sides): string => (sign === '+' ? sides.here : sides.there);
const verbOf = (what: string, side: 'down' | 'up'): string => (side === 'down' ? 'gets' : what === 'body' ? 'hands up' : 'gives');

/** "chunk 2", "the status", "the body". */
const wordOf = (key: string): string => (/^chunk|^write/.test(key) ? key : key === 'request' ? 'the line' : `the ${key}`);

function faultSentence({ name, change: { key, sign, was, now } }: Pick<Difference, 'name' | 'change'>, sides: Sides) {
  if (key === 'caught by') return say`${code(name)} catches an exception only ${only(sign, sides)}.`;
  if (sign === '~') return say`${code(name)} raises ${code(now ?? '')} ${sides.here}, ${code(was ?? '')} ${sides.there}.`;
  return say`${code(key)} leaves ${code(name)} only ${only(sign, sides)}.`;
}
