// Code that is fetched after the first paint: once, and again only after it failed. Some of it soon, when the browser has nothing else to do,
// so that nobody waits for it later.

export interface Later<Code> {
  /** Null until it has come. */
  readonly code: Code | null;
  fetch(): Promise<Code>;
}

const wantedSoon: (() => Promise<unknown>)[] = [];

export function later<Code>(load: () => Promise<Code>, { soon }: { soon: boolean }): Later<Code> {
  let code: Code | null = null;
  let fetching: Promise<Code> | null = null;
  const fetch = (): Promise<Code> => {
    fetching ??= load().then(
      (found) => {
        code = found;
        return found;
      },
      (error: unknown) => {
        fetching = null;
        throw error;
      },
    );
    return fetching;
  };
  if (soon) wantedSoon.push(fetch);
  return {
    get code() {
      return code;
    },
    fetch,
  };
}

/** Fetches what is wanted soon. What fails is asked for again where it is needed, and said there. */
export async function fetchSoon(): Promise<void> {
  await Promise.allSettled(wantedSoon.map((fetch) => fetch()));
}
