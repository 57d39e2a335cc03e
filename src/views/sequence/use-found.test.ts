import { expect, test } from 'vitest';
import { search } from './use-found.ts';

const rows = Array.from({ length: 5000 }, (_, cursor) => cursor);

test('all rows are looked at, in order', async () => {
  const found = await new Promise<readonly number[]>((done) => search(rows, (cursor) => cursor % 1000 === 0, done));
  expect(found).toEqual([0, 1000, 2000, 3000, 4000]);
});

test('a search that is given up tells nothing', async () => {
  const told: string[] = [];
  const giveUp = search(
    rows,
    () => true,
    () => told.push('the first'),
  );
  giveUp();
  await new Promise<void>((done) => {
    search(
      rows,
      () => true,
      () => {
        told.push('the second');
        done();
      },
    );
  });
  expect(told).toEqual(['the second']);
});
