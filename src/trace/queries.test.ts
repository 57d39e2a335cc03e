import { expect, test } from 'vitest';
import { record } from '../testing/trace-builder.ts';
import { queriesOf, repeatedIn } from './queries.ts';

const asked = (...queries: readonly [sql: string, params: string, line: number][]) => {
  const made = record('wsgiref', 'index views.py:1');
  made.call('index').enter('index');
  for (const [sql, params, line] of queries)
    made.tells('index', { type: 'query', sql, params: { type: 'tuple', text: params }, ms: 1, rows: null }, line);
  return queriesOf(made.end());
};
const ONE = 'SELECT name FROM author WHERE id = %s';

test('the very same query is counted, and the same statement from the same line with other parameters', () => {
  const queries = asked([ONE, '(1,)', 7], [ONE, '(2,)', 7], [ONE, '(1,)', 7], [ONE, '(3,)', 9], ['SELECT 1', '()', 7]);
  expect(queries.map(({ before, alike }) => [before, alike])).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
    [0, 0],
    [0, 0],
  ]);
});

test('N+1: a SELECT from one line with three different parameters or more, and nothing else', () => {
  const many = asked([ONE, '(1,)', 7], [ONE, '(2,)', 7], [ONE, '(3,)', 7]);
  expect(repeatedIn(many)).toMatchObject([{ query: { layer: 'index' }, times: 3, ms: 3 }]);
  expect(repeatedIn(many.slice(0, 2))).toEqual([]);
  expect(repeatedIn(asked([ONE, '(1,)', 7], [ONE, '(1,)', 7], [ONE, '(1,)', 7]))).toEqual([]);
  expect(repeatedIn(asked([ONE, '(1,)', 7], [ONE, '(2,)', 8], [ONE, '(3,)', 9]))).toEqual([]);
  const insert = 'INSERT INTO author VALUES (%s)';
  expect(repeatedIn(asked([insert, '(1,)', 7], [insert, '(2,)', 7], [insert, '(3,)', 7]))).toEqual([]);
});
