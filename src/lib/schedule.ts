// Time that can be handed in: the page gives real timers, a test gives a clock it turns by hand.

/** Runs `work` after `ms`; gives back the way to call it off. */
export type Schedule = (ms: number, work: () => void) => () => void;

export const realSchedule: Schedule = (ms, work) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

/** A clock for tests: nothing happens until `pass` is called. */
export function handClock(): { schedule: Schedule; pass(ms: number): void; now(): number } {
  let now = 0;
  let waiting: { due: number; work: () => void }[] = [];
  return {
    now: () => now,
    schedule(ms, work) {
      const entry = { due: now + ms, work };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    pass(ms) {
      const end = now + ms;
      for (;;) {
        const next = waiting.filter((entry) => entry.due <= end).sort((a, b) => a.due - b.due)[0];
        if (!next) break;
        waiting = waiting.filter((other) => other !== next);
        now = next.due;
        next.work();
      }
      now = end;
    },
  };
}
