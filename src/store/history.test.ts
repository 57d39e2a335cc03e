import { describe, expect, test, vi } from 'vitest';
import { selectWork } from './selectors.ts';
import { memoryShelf, openStore } from './store.fixture.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
async function sendTo(opened: ReturnType<typeof openStore>, target: string, answer = 'HTTP/1.1 200 OK\r\n\r\n') {
  opened.state().editRequest({ target });
  const sending = opened.state().send();
  opened.told.asked.at(-1)?.answer({ raw: bytes(answer) });
  await sending;
  await vi.dynamicImportSettled();
}
const told = ({ state }: ReturnType<typeof openStore>) =>
  (state().sent.handshake ?? []).map(({ request, status }) => [request.target, status]);

describe('what was sent', () => {
  test('stands there with what came of it, newest first', async () => {
    const opened = openStore();
    await sendTo(opened, '/a');
    await sendTo(opened, '/b', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\n\r\n');
    await sendTo(opened, '/c', '');
    await sendTo(opened, '/d', 'bytes');
    expect(told(opened)).toEqual([
      ['/d', 'an answer without a status'],
      ['/c', 'no answer'],
      ['/b', '404 Not Found'],
      ['/a', '200 OK'],
    ]);
  });

  test('is one entry when it was sent again and answered alike', async () => {
    const opened = openStore();
    await sendTo(opened, '/a');
    await sendTo(opened, '/a');
    await sendTo(opened, '/a', 'HTTP/1.1 500 Oh\r\n\r\n');
    expect(told(opened)).toEqual([
      ['/a', '500 Oh'],
      ['/a', '200 OK'],
    ]);
  });

  test('is no more than fifty, and nothing very large', async () => {
    const opened = openStore();
    for (let nth = 0; nth < 55; nth += 1) await sendTo(opened, `/${nth}`);
    expect(told(opened)).toHaveLength(50);
    expect(told(opened)[0]?.[0]).toBe('/54');
    opened.state().editRequest({ body: 'x'.repeat(20_000) });
    await sendTo(opened, '/large');
    expect(told(opened)[0]?.[0]).toBe('/54');
  });

  test('takes no more room than is allowed: the oldest go', async () => {
    const opened = openStore();
    opened.state().editRequest({ body: 'x'.repeat(15_000) });
    for (let nth = 0; nth < 6; nth += 1) await sendTo(opened, `/${nth}`);
    expect(told(opened).map(([target]) => target)).toEqual(['/5', '/4', '/3']);
  });

  test('survives a reload, and what an earlier version kept is read without it', async () => {
    const opened = openStore();
    await sendTo(opened, '/a');
    opened.state().saveNow();
    expect(told(openStore({ shelf: opened.shelf }))).toEqual([['/a', '200 OK']]);
    const { sent: _none, ...earlier } = JSON.parse(opened.shelf.texts.get('onionskin') ?? '');
    const back = openStore({ shelf: memoryShelf({ onionskin: JSON.stringify(earlier) }) });
    expect(told(back)).toEqual([]);
    expect(selectWork(back.state()).request.target).toBe('/a');
  });

  test('says which run it was on this visit, and none of an earlier one', async () => {
    const opened = openStore();
    await sendTo(opened, '/a');
    expect(opened.state().sent.handshake?.map(({ run }) => run)).toEqual([opened.state().runs.at(-1)?.id]);
    opened.state().saveNow();
    expect(
      openStore({ shelf: opened.shelf })
        .state()
        .sent.handshake?.map(({ run }) => run),
    ).toEqual([undefined]);
  });

  test('the last is sent again, whatever stands in the composer', async () => {
    const opened = openStore();
    await sendTo(opened, '/a');
    opened.state().editRequest({ target: '/other' });
    void opened.state().resend();
    expect(new TextDecoder().decode(opened.told.asked.at(-1)?.request.raw)).toMatch(/^GET \/a /);
  });

  test('nothing can’t be sent again, and that is said', async () => {
    const { state, told: heard } = openStore();
    await state().resend();
    expect(state().refusal).toContain('Nothing was sent here yet');
    expect(heard.asked).toHaveLength(0);
  });

  test('can be forgotten', async () => {
    const opened = openStore();
    await sendTo(opened, '/a');
    opened.state().clearSent();
    expect(told(opened)).toEqual([]);
  });
});
