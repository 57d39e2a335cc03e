// Marks on the browser's performance timeline: when a request was sent, when its recording was in the store, when it was first seen.
// `npm run bench` reads them, and so does whoever opens the browser's own profiler.

export type Mark = 'sent' | 'answered' | 'painted';

/** A browser keeps every mark until it is told to forget it: those of so many Sends are enough for anybody. */
const KEPT = 10_000;
let made = 0;

export function markTime(mark: Mark): void {
  if (made >= KEPT * 3) {
    for (const old of ['sent', 'answered', 'painted'] satisfies Mark[]) performance.clearMarks(`onionskin:${old}`);
    made = 0;
  }
  made += 1;
  performance.mark(`onionskin:${mark}`);
}
