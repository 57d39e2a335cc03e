import { expect, test } from 'vitest';
import { inLanes } from './lanes.ts';

/** Work that is finished by hand. */
function bench() {
  const begun: number[] = [];
  const ends = new Map<number, { done: () => void; fail: (error: Error) => void }>();
  const work = (index: number) =>
    new Promise<void>((resolve, reject) => {
      begun.push(index);
      ends.set(index, { done: resolve, fail: reject });
    });
  return { begun, work, done: (index: number) => ends.get(index)?.done(), fail: (index: number) => ends.get(index)?.fail };
}

test('no more at a time than there are lanes; the next one begins when a lane is free', async () => {
  const { begun, work, done } = bench();
  const all = inLanes(2, 3, work);
  expect(begun).toEqual([0, 1]);
  done(1);
  await expect.poll(() => begun).toEqual([0, 1, 2]);
  done(0);
  done(2);
  await expect(all).resolves.toBeUndefined();
});

test('after a failure nothing new begins, what is under way is waited for, and the failure is thrown', async () => {
  const { begun, work, done, fail } = bench();
  let over = false;
  const all = inLanes(2, 5, work).finally(() => {
    over = true;
  });
  fail(0)?.(new Error('broken'));
  await Promise.resolve();
  expect(over).toBe(false);
  done(1);
  await expect(all).rejects.toThrow('broken');
  expect(begun).toEqual([0, 1]);
});

test('nothing to do is done at once', async () => {
  const { begun, work } = bench();
  await inLanes(2, 0, work);
  expect(begun).toEqual([]);
});
