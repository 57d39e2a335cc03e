// How a layer's name fits between the rails: drawn narrower first, then smaller, and only then cut (the whole of it is its title).
import { cut } from './callout-lines.ts';

/** Width of a name at 13 and at 11 px, by character; letters of East Asian scripts are as wide as they are high. */
const NAME = { roomy: 7.5, small: 6.2 };
const WIDE = { roomy: 13, small: 11 };
const IS_WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\ud83c-\ud87f]/;
/** Letters can be drawn narrower as far as this, in percent. */
const NARROWEST = 75;

/** What the two rails and start_response's own leave no room for, and what a status that rests there takes as well. */
const BESIDE = { rail: 46, status: 84 };

export interface Fitted {
  text: string;
  small: boolean;
  /** Percent. */
  stretch: number;
  width: number;
}

export interface NameRoom {
  /** Distance of the rails from the axis. */
  p: number;
  /** The band has room for small letters only. */
  low: boolean;
  /** The innermost skin: a status that is given there goes out of it at once. */
  innermost: boolean;
  /** A status rests in this band just now. */
  status: boolean;
}

export function fitName(name: string, { p, low, innermost, status }: NameRoom): Fitted {
  if (low) return sized(name, 'small', 2 * p - BESIDE.rail);
  // A name keeps its size from moment to moment, unless it is too long to leave room for what may come to rest beside it.
  const roomy = sized(name, 'roomy', 2 * p - (innermost ? BESIDE.rail : BESIDE.status));
  if (roomy.text === name) return roomy;
  return sized(name, 'small', 2 * p - (status ? BESIDE.status : BESIDE.rail));
}

function sized(name: string, size: 'roomy' | 'small', room: number): Fitted {
  const natural = widthOf(name, size);
  const stretch = natural > room ? Math.max(NARROWEST, Math.floor((100 * room) / natural)) : 100;
  const average = natural / Math.max(1, [...name].length);
  const most = Math.max(2, Math.floor(room / (average * (stretch / 100))));
  const text = cut(name, most);
  return { text, small: size === 'small', stretch, width: Math.min(room, natural) };
}

export const widthOf = (name: string, size: 'roomy' | 'small'): number =>
  [...name].reduce((sum, letter) => sum + (IS_WIDE.test(letter) ? WIDE : NAME)[size], 0);
