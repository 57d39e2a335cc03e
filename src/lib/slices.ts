// Long work in slices, between which the page answers: what takes half a second at one go is felt by whoever types, scrolls or waits for a frame.

/** Work that can be laid down in between: each `yield` is a place for that. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Milliseconds of a slice. */
const SLICE = 8;

/** Does all of it at one go. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does it in slices, each a task of its own. Rejects with what the work throws; when it is called off it comes to nothing. */
export function inSlices<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> {
  const { port1, port2 } = new MessageChannel();
  return new Promise<T>((resolve, reject) => {
    const end = () => port1.close();
    port1.onmessage = () => {
      if (signal?.aborted) return end();
      try {
        for (const until = performance.now() + SLICE; performance.now() < until; ) {
          const { done, value } = steps.next();
          if (!done) continue;
          end();
          return resolve(value);
        }
      } catch (error) {
        end();
        return reject(error);
      }
      port2.postMessage(null);
    };
    port2.postMessage(null);
  });
}
