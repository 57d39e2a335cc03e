// What a client asks that keeps its connection.
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../runner/runner.ts';
import { openStore } from './store.fixture.ts';

describe('a client that keeps its connection', () => {
  const kept = () => {
    const opened = openStore();
    opened.state().setKeepAlive(true);
    const send = async (outcome: Partial<Outcome>) => {
      const sending = opened.state().send();
      opened.told.asked.at(-1)?.answer(outcome);
      await sending;
    };
    return { ...opened, send, used: () => opened.told.asked.map(({ request }) => request.connection) };
  };

  test('sends the next request on it while the server leaves it open', async () => {
    const { send, used, state } = kept();
    await send({ end: 'kept-open' });
    await send({ end: 'closed' });
    await send({ end: 'kept-open' });
    expect(used()).toEqual(['new', 'same', 'new']);
    expect(state().runs.map(({ connection }) => connection)).toEqual(used());
  });

  test.each<[string, (state: ReturnType<typeof openStore>['state']) => void]>([
    ['other code', (state) => state().editFile('app.py', 'new')],
    ['another server', (state) => state().chooseServer({ name: 'waitress', threads: 1 })],
    ['a client that keeps none', (state) => state().setKeepAlive(false)],
  ])('opens another one for %s', async (_what, change) => {
    const { send, used, state } = kept();
    await send({ end: 'kept-open' });
    change(state);
    await send({});
    expect(used()).toEqual(['new', 'new']);
  });

  test('opens another one while the first is in use', async () => {
    const { send, used, state } = kept();
    await send({ end: 'kept-open' });
    void state().send();
    void state().send();
    expect(used()).toEqual(['new', 'same', 'new']);
  });

  test('opens another one when the server has left it', async () => {
    const { send, used, state, told } = kept();
    await send({ end: 'kept-open' });
    const sending = state().send();
    told.asked[1]?.refuseConnection();
    await expect.poll(used).toEqual(['new', 'same', 'new']);
    told.asked[2]?.answer({});
    await sending;
    expect(state().runs).toMatchObject([{ connection: 'new' }, { connection: 'new', outcome: { end: 'closed' } }]);
  });
});
