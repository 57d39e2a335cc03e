// A Cookie header as its pairs, and back (RFC 6265, 4.2.1). What is no pair stays as it is: it may be just what is to be tried.

export type Pair = readonly [name: string, value: string];

export const cookiePairs = (text: string): Pair[] =>
  text === ''
    ? []
    : text.split(/; ?/).map((part): Pair => {
        const equals = part.indexOf('=');
        return equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
      });

export const cookieText = (pairs: readonly Pair[]): string => pairs.map(([name, value]) => `${name}=${value}`).join('; ');
