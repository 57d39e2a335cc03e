// Much to do, a few things at a time.

/** Does `work` for 0 … count - 1, in that order, at most `lanes` at once. After a failure nothing new is begun; the first one is thrown. */
export async function inLanes(lanes: number, count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      try {
        await work(next - 1);
      } catch (error) {
        next = count;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(lanes, count) }, lane));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}
