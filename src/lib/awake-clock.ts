// A countdown that only counts while the page is awake. A tab that was frozen, a laptop that was shut, a page that was held up: none of
// that is time in which a program ran. It goes in short steps, and one that comes late tells that the page was away.

/** Milliseconds. */
const STEP = 250;
/** A late step counts for no more than this: what the timers of a tab in the background are slowed to. */
const LATE = 1000;

/** Calls `done` after so many milliseconds of being awake. Gives back the way to call it off. */
export function countdown(milliseconds: number, done: () => void): () => void {
  let left = milliseconds;
  let timer: ReturnType<typeof setTimeout>;
  // However late a step comes, at least half of the time is left for what was asleep as well.
  const most = Math.min(LATE, milliseconds / 2);
  const next = (): void => {
    const [step, since] = [Math.min(left, STEP), Date.now()];
    timer = setTimeout(() => {
      left -= Math.max(step, Math.min(Date.now() - since, most));
      if (left <= 0) done();
      else next();
    }, step);
  };
  next();
  return () => clearTimeout(timer);
}
