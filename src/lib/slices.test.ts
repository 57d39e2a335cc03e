import { expect, test } from 'vitest';
import { atOnce, inSlices, type Steps } from './slices.ts';

function* counting(upTo: number, step = () => {}): Steps<number> {
  let sum = 0;
  for (let n = 1; n <= upTo; n += 1) {
    step();
    sum += n;
    yield;
  }
  return sum;
}

test('in slices it comes to the same as at one go', async () => {
  expect(atOnce(counting(1000))).toBe(500_500);
  expect(await inSlices(counting(1000))).toBe(500_500);
});

test('others have their turn in between', async () => {
  const seen: string[] = [];
  let clock = 0;
  // Each step takes longer than a slice.
  const slow = () => {
    for (const until = performance.now() + 9; performance.now() < until; ) clock += 1;
    seen.push('step');
  };
  const done = inSlices(counting(3, slow)).then(() => seen.push('done'));
  const other = new MessageChannel();
  other.port1.onmessage = () => {
    seen.push('other');
    other.port1.close();
  };
  other.port2.postMessage(null);
  await done;
  expect(clock).toBeGreaterThan(0);
  expect(seen.at(-1)).toBe('done');
  expect(seen.indexOf('other')).toBeLessThan(seen.lastIndexOf('step'));
});

test('what fails rejects', async () => {
  const failing = counting(3, () => {
    throw new RangeError('no');
  });
  await expect(inSlices(failing)).rejects.toThrow('no');
});

test('what was called off goes no further', async () => {
  const off = new AbortController();
  let steps = 0;
  const work = counting(1e6, () => {
    steps += 1;
    off.abort();
  });
  void inSlices(work, off.signal);
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(null);
    };
    port2.postMessage(null);
  });
  const before = steps;
  await inSlices(counting(10));
  expect(steps).toBe(before);
});
