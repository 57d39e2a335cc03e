import { expect, test } from 'vitest';
import type { ServerChoice } from '../runner/runner.ts';
import { openStore } from './store.fixture.ts';

const servers: readonly ServerChoice[] = [{ name: 'wsgiref' }, { name: 'gunicorn' }, { name: 'uwsgi', mount: '/shop' }];
const text = (raw: Uint8Array | undefined) => new TextDecoder().decode(raw);

test('every server gets the request and the project as they stand, and the stage does not notice', async () => {
  const { state, told } = openStore();
  state().editFile('app.py', 'application = None\n');
  state().editRequest({ target: '/same' });
  void state().compareServers(servers);
  const project = { files: { 'app.py': 'application = None\n' } };
  expect(told.compared[0]?.cases).toMatchObject(servers.map((server) => ({ project, server })));
  expect(text(told.compared[0]?.request.raw)).toMatch(/^GET \/same HTTP\/1\.1/);
  expect(state().comparison).toMatchObject({ request: { target: '/same' }, results: [null, null, null], running: true });
  expect([state().runs, state().pending, told.asked]).toEqual([[], 0, []]);
});

test('results stand in the order of the servers, and each is there as soon as it is told', async () => {
  const { state, told } = openStore();
  const comparing = state().compareServers(servers);
  told.compared[0]?.answer(2, { end: 'reset' });
  expect(state().comparison?.results.map((result) => result?.outcome?.end ?? null)).toEqual([null, null, 'reset']);
  told.compared[0]?.answer(0);
  told.compared[0]?.answer(1);
  await comparing;
  expect(state().comparison?.results.map((result) => result?.server.name)).toEqual(['wsgiref', 'gunicorn', 'uwsgi']);
  expect(state().comparison?.running).toBe(false);
});

test('a comparison that is closed is ended, and what it still tells is not heard', async () => {
  const { state, told } = openStore();
  void state().compareServers(servers);
  state().closeComparison();
  expect(told.compared[0]?.signal?.aborted).toBe(true);
  told.compared[0]?.answer(0);
  expect(state().comparison).toBeNull();
});

test('another comparison takes the place of one under way', () => {
  const { state, told } = openStore();
  void state().compareServers(servers);
  void state().compareServers(servers.slice(0, 1));
  expect(told.compared.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
  told.compared[0]?.answer(0);
  expect(state().comparison?.results).toEqual([null]);
});

test('a comparison belongs to its lesson', () => {
  const { state } = openStore();
  void state().compareServers(servers);
  state().openLesson('order');
  expect(state().comparison).toBeNull();
});

test('a request that can not be is refused in a sentence, and no server is asked', async () => {
  const { state, told } = openStore();
  state().editRequest({ target: '/a b' });
  await state().compareServers(servers);
  expect(state().comparison).toMatchObject({ running: false, refusal: expect.stringContaining('%20') });
  expect(told.compared).toEqual([]);
});

test('our own failure is said to be ours, and what was told before stays', async () => {
  const { state, told } = openStore();
  const comparing = state().compareServers(servers);
  told.compared[0]?.answer(0);
  told.compared[0]?.breakDown('no room');
  await comparing;
  expect(state().comparison).toMatchObject({
    running: false,
    refusal: 'Onionskin itself failed, not your code: no room',
    results: [{ server: { name: 'wsgiref' } }, null, null],
  });
});
