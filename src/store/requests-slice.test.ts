import { describe, expect, test, vi } from 'vitest';
import { strBodySample } from '../testing/samples.ts';
import type { Recording } from '../trace/recording.ts';
import { selectWork } from './selectors.ts';
import { readShared, sharedText } from './shared-work.ts';
import type { ComposedRequest } from './state.ts';
import { openStore } from './store.fixture.ts';
import { selectTrouble } from './trouble.ts';

const text = (raw: Uint8Array | undefined) => new TextDecoder().decode(raw);
/** One with all that there can be. */
const whole: ComposedRequest = {
  method: 'POST',
  target: '/',
  headers: [],
  body: '',
  kind: 'multipart',
  fields: [
    { name: 'a', value: 'b' },
    { name: 'f', value: '', file: { name: 'x.txt', type: 'text/plain', data: 'aGk=' } },
  ],
  version: '1.0',
  chunked: true,
};

describe('what is pasted', () => {
  test('fills the composer, and comes out as the bytes that curl would send', async () => {
    const { state, told } = openStore();
    expect(await state().pasteRequest("curl -d 'a=1' localhost:8000/x")).toBeNull();
    expect(state().filled?.says).toBe('Filled from what you pasted.');
    void state().send();
    await vi.waitFor(() => expect(told.asked).toHaveLength(1));
    expect(text(told.asked[0]?.request.raw)).toContain('POST /x HTTP/1.1');
    expect(text(told.asked[0]?.request.raw)).toContain('\r\n\r\na=1');
  });

  test('can be taken back, also after a second one', async () => {
    const { state } = openStore();
    const before = selectWork(state()).request;
    await state().pasteRequest('curl localhost:8000/x');
    await state().pasteRequest('GET /y HTTP/1.1\nHost: a');
    expect(selectWork(state()).request.target).toBe('/y');
    state().undoFill();
    expect(selectWork(state()).request).toEqual(before);
    expect(state().filled).toBeNull();
  });

  test('that can’t be read is told in a sentence, and nothing changes', async () => {
    const { state } = openStore();
    const before = selectWork(state()).request;
    expect(await state().pasteRequest('curl "localhost')).toContain('has no end');
    expect(selectWork(state()).request).toBe(before);
    expect(state().refusal).toBeNull();
    await state().pasteIntoTarget('curl "localhost');
    expect(state().refusal).toContain('has no end');
  });
});

describe('a request of more than text', () => {
  test('that can’t be made into bytes is refused with a sentence, and nothing is sent', async () => {
    const { state, told } = openStore();
    state().editRequest({ exact: '\\q' });
    await state().send();
    expect(state().refusal).toContain('After a backslash comes');
    expect(told.asked).toHaveLength(0);
  });

  test('survives a reload, and a link', async () => {
    const opened = openStore();
    opened.state().putRequest(whole);
    opened.state().saveNow();
    expect(selectWork(openStore({ shelf: opened.shelf }).state()).request).toEqual(whole);
    const shared = { title: '', app: 'app:application', moment: '', work: selectWork(opened.state()) };
    const read = readShared(sharedText(shared));
    expect(read.ok && read.shared.work.request).toEqual(whole);
  });

  test.each([
    ['kind', 'video'],
    ['version', '2'],
    ['chunked', 'yes'],
    ['exact', 5],
    ['fields', [{ name: 'a' }]],
    ['fields', [{ name: 'a', value: '', file: { name: 'x', type: '', data: 'no base64!' } }]],
    ['fields', Array.from({ length: 201 }, () => ({ name: '', value: '' }))],
  ])('whose %s is %j is refused in a link', (key, value) => {
    const { state } = openStore();
    const shared = JSON.parse(sharedText({ title: '', app: 'app:application', moment: '', work: selectWork(state()) }));
    const read = readShared(JSON.stringify({ ...shared, request: { ...shared.request, [key]: value } }));
    expect(read.ok ? '' : read.says).toContain('its request can’t be read');
  });
});

test('what fails because the client has hung up is no trouble; what failed before is', async () => {
  const recording = strBodySample();
  const trouble = async (change: Partial<Recording>, end: 'left' | 'closed') => {
    const { state, told } = openStore();
    const sending = state().send();
    told.asked[0]?.answer({ recording: { ...recording, ...change }, end });
    await sending;
    return selectTrouble(state());
  };
  const gone = { type: 'wait', at: 0, span: 0, place: null, on: 'gone', ms: 0 } as const;
  expect(await trouble({}, 'closed')).not.toBeNull();
  expect(await trouble({ events: [gone, ...recording.events] }, 'left')).toBeNull();
  expect(await trouble({ events: [...recording.events, gone] }, 'left')).not.toBeNull();
});
