// One after the other: of those who want to draw, one a frame. What all of them do at once is more than a frame has time for.

/** Waiting, the longest first: what one looks at, and what stands beside it. Where both wait, every second frame is the former's. */
const waiting = { main: new Set<() => void>(), beside: new Set<() => void>() };
let last: keyof typeof waiting = 'beside';
let isAsked = false;

/** Draws in one of the next frames, when those who wait already have had theirs. Gives what calls it off. */
export function inTurn(draw: () => void, { main = false } = {}): () => void {
  const lane = main ? waiting.main : waiting.beside;
  lane.add(draw);
  ask();
  return () => {
    lane.delete(draw);
  };
}

function ask(): void {
  if (!isAsked) requestAnimationFrame(next);
  isAsked = true;
}

function next(): void {
  isAsked = false;
  const other = last === 'main' ? 'beside' : 'main';
  last = waiting[other].size > 0 ? other : last;
  const [first] = waiting[last];
  if (first === undefined) return;
  waiting[last].delete(first);
  // Before it draws: what fails there must not keep the others waiting.
  if (waiting.main.size + waiting.beside.size > 0) ask();
  first();
}
