// Marks on the browser's performance timeline: when a request was sent, when its recording was in the store, when it was first seen.
// `npm run bench` reads them, and so does whoever opens the browser's own profiler.

export type Mark = 'sent' | 'answered' | 'painted';

export const markTime = (mark: Mark): void => void performance.mark(`onionskin:${mark}`);

/** A browser keeps every mark until it is told to forget it. */
export function forgetMarks(): void {
  for (const mark of ['sent', 'answered', 'painted'] satisfies Mark[]) performance.clearMarks(`onionskin:${mark}`);
}
