// What changed in a frame's locals, as Python says it briefly: [name, value, name, value…], and the names that are gone. A whole number and a text
// say their own preview; every other value comes as one. python/onionskin/terse.py is the other end.
import { checkOf } from '../lib/check-of.ts';
import { type Delta, type Value, value } from '../trace/event-parts.ts';

const isValue = checkOf(value) as (told: unknown) => told is Value;
const NONE: string[] = [];

/** Null when it is not said like that. */
export function unfolded(told: unknown, gone: unknown = NONE): Delta | null {
  if (!Array.isArray(told) || told.length % 2 === 1) return null;
  if (!isNames(gone)) return null;
  const set: Record<string, Value> = {};
  for (let at = 0; at < told.length; at += 2) {
    const name: unknown = told[at];
    const made = preview(told[at + 1]);
    // A schema leaves this key out.
    if (typeof name !== 'string' || name === '__proto__' || made === null) return null;
    set[name] = made;
  }
  return { set, gone };
}

const isNames = (told: unknown): told is string[] => Array.isArray(told) && told.every((name) => typeof name === 'string');

function preview(told: unknown): Value | null {
  if (typeof told === 'string') return { type: 'str', text: `'${told}'`, length: told.length };
  if (typeof told === 'number') return Number.isSafeInteger(told) ? { type: 'int', text: String(told) } : null;
  return isValue(told) ? told : null;
}
