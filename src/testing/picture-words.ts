// The vocabulary of the trace builder: what a test writes in short, and the facts it stands for.
import type { Delta, Place, Value } from '../trace/event-parts.ts';
import type { Body } from '../trace/recording.ts';

export type Named = Readonly<Record<string, unknown>>;
export type Header = readonly [string, string];
export type Chunk = string | { text: string };
export type Part = readonly [from: 'server' | 'start_response' | 'chunk' | 'write', text: string];

export interface CallHow {
  by?: string;
  environ?: Named;
  set?: Named;
  gone?: readonly string[];
  sr?: string;
  copy?: boolean;
  lazy?: boolean;
  /** Its code is a function's but it could not begin (wrong number of parameters). */
  unstarted?: boolean;
  line?: number;
}

export interface Returned {
  same?: string;
  kind?: Body['kind'];
  value?: unknown;
}

/** The Value that Python would record for a plain JavaScript one: a string is a str, a number an int; a Value stays as it is. */
export function pyValue(x: unknown): Value {
  if (typeof x === 'string') return { type: 'str', text: reprOf(x), length: x.length };
  if (typeof x === 'number') return { type: Number.isInteger(x) ? 'int' : 'float', text: String(x) };
  if (typeof x === 'boolean') return { type: 'bool', text: x ? 'True' : 'False' };
  if (x === null) return { type: 'NoneType', text: 'None' };
  return x as Value;
}

function reprOf(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
  return quote + escaped.replaceAll(quote, `\\${quote}`) + quote;
}

export const named = (values: Named = {}): Record<string, Value> =>
  Object.fromEntries(Object.entries(values).map(([key, x]) => [key, pyValue(x)]));

export const deltaOf = (how: { set?: Named; gone?: readonly string[] }): Delta => ({
  set: named(how.set),
  gone: [...(how.gone ?? [])],
});

export function placeOf(text: string): Place {
  const [file = '', line = '1'] = text.split(':');
  return { file, line: Number(line) };
}
