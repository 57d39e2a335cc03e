// Puts work off until nothing else is to do: what a user waits for comes before what is only made ready for later.

/** Milliseconds without which a second click would meet the work that the first one left behind. */
const PAUSE = 150;
/** A page that is never idle (it plays an animation) must not put it off for ever. */
const LATEST = 1000;

/** A moment later, when the browser has drawn and is idle. Gives back the way to call it off. */
export function whenQuiet(work: () => void): () => void {
  let off = false;
  const now = (): void => {
    if (!off) work();
  };
  setTimeout(() => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(now, { timeout: LATEST });
    else now();
  }, PAUSE);
  return () => {
    off = true;
  };
}
