// Small checks for data of unknown origin, where a whole schema library would weigh too much (what stands before the first paint) or take too
// long (what is done for every message).
//   const isCar = shape({ name: text, wheels: whole(1, 18), color: optional(oneOf(['red', 'blue'])) });
//   if (isCar(data)) data.name

export type Guard<T> = (data: unknown) => data is T;
export type Guarded<G> = G extends Guard<infer T> ? T : never;

export const text: Guard<string> = (data) => typeof data === 'string';
/** At most so many characters. */
export const textOf =
  (most: number): Guard<string> =>
  (data): data is string =>
    text(data) && data.length <= most;

export const flag: Guard<boolean> = (data) => typeof data === 'boolean';
export const number: Guard<number> = (data): data is number => typeof data === 'number' && Number.isFinite(data);

/** An integer within these bounds, both included. */
export const whole =
  (least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER): Guard<number> =>
  (data): data is number =>
    Number.isSafeInteger(data) && Number(data) >= least && Number(data) <= most;

export const oneOf =
  <const T extends string | number>(values: readonly T[]): Guard<T> =>
  (data): data is T =>
    (values as readonly unknown[]).includes(data);

export const optional =
  <T>(is: Guard<T>): Guard<T | undefined> =>
  (data): data is T | undefined =>
    data === undefined || is(data);

export const nullable =
  <T>(is: Guard<T>): Guard<T | null> =>
  (data): data is T | null =>
    data === null || is(data);

export const either =
  <A, B>(isA: Guard<A>, isB: Guard<B>): Guard<A | B> =>
  (data): data is A | B =>
    isA(data) || isB(data);

export const list =
  <T>(is: Guard<T>, most = Number.POSITIVE_INFINITY): Guard<T[]> =>
  (data): data is T[] =>
    Array.isArray(data) && data.length <= most && data.every(is);

export const pair =
  <A, B>(isFirst: Guard<A>, isSecond: Guard<B>): Guard<[A, B]> =>
  (data): data is [A, B] =>
    Array.isArray(data) && data.length === 2 && isFirst(data[0]) && isSecond(data[1]);

/** An object whose own keys may be any that `key` allows. */
export const record =
  <T>(is: Guard<T>, key = /^/): Guard<Record<string, T>> =>
  (data): data is Record<string, T> =>
    isObject(data) && Object.entries(data).every(([name, value]) => key.test(name) && is(value));

type Shape = Readonly<Record<string, Guard<unknown>>>;
type Shaped<S extends Shape> = { [K in keyof S]: Guarded<S[K]> };

/** An object with at least these keys; what else it has is not looked at. A key that it only inherits is none. */
export const shape =
  <S extends Shape>(guards: S): Guard<Shaped<S>> =>
  (data): data is Shaped<S> =>
    isObject(data) && Object.entries(guards).every(([key, is]) => is(Object.hasOwn(data, key) ? data[key] : undefined));

/** An object, and no list. */
export function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
