import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countdown } from './awake-clock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const HOUR = 3_600_000;
/** Time passes, and no timer notices. */
const sleep = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

test.each([10, 250, 600, 2000, 10_000])('a countdown of %i milliseconds is over then, and not before', (milliseconds) => {
  const done = vi.fn();
  countdown(milliseconds, done);
  vi.advanceTimersByTime(milliseconds - 1);
  expect(done).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(done).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(HOUR);
  expect(done).toHaveBeenCalledOnce();
});

test('can be called off', () => {
  const done = vi.fn();
  const off = countdown(600, done);
  vi.advanceTimersByTime(500);
  off();
  vi.advanceTimersByTime(HOUR);
  expect(done).not.toHaveBeenCalled();
});

test.each([800, 2000, 10_000])('of %i milliseconds, an hour of sleep leaves enough to answer', (milliseconds) => {
  const done = vi.fn();
  countdown(milliseconds, done);
  sleep(HOUR);
  vi.advanceTimersByTime(milliseconds / 2 - 1);
  expect(done).not.toHaveBeenCalled();
  vi.advanceTimersByTime(HOUR);
  expect(done).toHaveBeenCalledOnce();
});

test('where timers come once a second, as in a tab in the background, it takes no longer', () => {
  const done = vi.fn();
  countdown(2000, done);
  for (let second = 0; second < 2; second += 1) {
    sleep(750);
    vi.advanceTimersByTime(250);
  }
  expect(done).toHaveBeenCalledOnce();
});
