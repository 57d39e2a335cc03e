// One after the other: of those who want to draw, one a frame. What all of them do at once is more than a frame has time for.

/** Waiting, the longest first. */
const waiting = new Set<() => void>();
let isAsked = false;

/** Draws in one of the next frames, when those who wait already have had theirs. Gives what calls it off. */
export function inTurn(draw: () => void): () => void {
  waiting.add(draw);
  ask();
  return () => {
    waiting.delete(draw);
  };
}

function ask(): void {
  if (!isAsked) requestAnimationFrame(next);
  isAsked = true;
}

function next(): void {
  isAsked = false;
  const [first] = waiting;
  if (first === undefined) return;
  waiting.delete(first);
  // Before it draws: what fails there must not keep the others waiting.
  if (waiting.size > 0) ask();
  first();
}
