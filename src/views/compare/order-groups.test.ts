import { expect, test } from 'vitest';
import { allOrders, nameOfOrder, type Order } from '../../lib/orders.ts';
import type { Comparison } from '../../runner/runner.ts';
import type { Tried } from '../../store/order-lab-state.ts';
import { record } from '../../testing/trace-builder.ts';
import { groupsOf } from './order-groups.ts';

/** An answer with this status and a token that is another one each time. */
function answered(status: string, token: string): Comparison {
  const head = `HTTP/1.0 ${status}\r\nX-Token: ${token}\r\nContent-Length: 2\r\n\r\n`;
  const recording = record('wsgiref', 'app')
    .received('GET / HTTP/1.0\r\n\r\n')
    .call('app')
    .startResponse('app', status, [['X-Token', token]])
    .returns('app', ['ok'])
    .pulls('app', 'ok')
    .sent(['server', head], ['chunk', 'ok'])
    .end();
  const outcome = { raw: new Uint8Array(), end: 'closed', process: 1, recording, log: {}, environ: null, exited: null } as const;
  return { server: { name: 'wsgiref' }, started: { ok: true, recording: null, log: {}, exited: null }, outcome };
}
const failed: Comparison = {
  server: { name: 'wsgiref' },
  started: { ok: false, says: 'It does not start.', file: null, line: null, recording: null, log: {}, exited: null },
  outcome: null,
};
const before = (a: number, b: number, order: Order) => order.indexOf(a) < order.indexOf(b);
/** Three layers; 2 around 0 answers 401. */
const resultOf = (order: Order) => answered(before(2, 0, order) ? '401 Unauthorized' : '200 OK', nameOfOrder(order));
const tried = (result: (order: Order) => Comparison | null = resultOf): Tried[] =>
  allOrders(3).map((order) => ({ order, files: {}, says: null, result: result(order) }));
const again = answered('200 OK', 'again');

test('orders that end alike are a group; what differs anyway is left out', () => {
  const { groups, unsteady, done, of } = groupsOf({ tried: tried(), again });
  expect(groups.map(({ letter, orders }) => [letter, orders.length])).toEqual([
    ['A', 3],
    ['B', 3],
  ]);
  expect(unsteady).toEqual([':X-Token']);
  expect([done, of]).toEqual([6, 6]);
  expect(groups[0]?.orders[0]).toEqual([0, 1, 2]);
  expect(groups[1]?.changes).toMatchObject([{ key: 'status', was: '200 OK', now: '401 Unauthorized' }]);
});

test('each group is explained by the smallest change into it, and by what its orders have in common', () => {
  const [home, other] = groupsOf({ tried: tried(), again }).groups;
  expect(home?.rule).toEqual([[0, 2]]);
  expect(other?.rule).toEqual([[2, 0]]);
  expect(other?.stepFrom).toBe('A');
  const { from = [], at = 0 } = other?.step ?? {};
  expect(from.slice(at, at + 2)).toEqual([0, 2]);
});

test('while some are not known there is no rule yet, and the token may count', () => {
  const some = tried((order) => (order[0] === 2 ? null : resultOf(order)));
  const { groups, done } = groupsOf({ tried: some, again });
  expect(done).toBe(4);
  expect(groups.every(({ rule }) => rule === null)).toBe(true);
});

test('what does not start is a group with its sentence; what can not be written is told apart', () => {
  const all = tried((order) => (order[0] === 1 ? failed : resultOf(order)));
  const last = all.length - 1;
  all[last] = { ...(all[last] as Tried), files: null, says: 'It can not be written.', result: null };
  const { groups, unwritten } = groupsOf({ tried: all, again });
  expect(groups.map(({ says }) => says)).toContain('It does not start.');
  expect(unwritten.map(({ says }) => says)).toEqual(['It can not be written.']);
});
