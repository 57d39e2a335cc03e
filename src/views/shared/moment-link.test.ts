// What is said of a link to a moment that was asked for.
import { afterEach, expect, test, vi } from 'vitest';
import type { State } from '../../store/state.ts';
import { openStore, run } from '../../store/store.fixture.ts';
import { helloSample } from '../../testing/samples.ts';
import { LONGEST_ADDRESS } from './longest-address.ts';
import { copyMomentLink, type LinkSaid, linkSaid } from './moment-link.ts';

afterEach(() => vi.unstubAllGlobals());

const page = (clipboard: { writeText(text: string): Promise<void> } | undefined) => {
  vi.stubGlobal('location', { href: 'http://here.example/page#order' });
  vi.stubGlobal('navigator', { clipboard });
};

async function onStage() {
  const opened = openStore();
  await run(opened, helloSample());
  return opened.state();
}

test('the address of the moment is copied', async () => {
  const copied: string[] = [];
  page({ writeText: async (text) => void copied.push(text) });
  await copyMomentLink(await onStage());
  expect(linkSaid.get()).toBe('copied');
  expect(copied).toEqual([expect.stringMatching(/^http:\/\/here\.example\/page#handshake\//)]);
});

test.each([
  ['refuses it', { writeText: () => Promise.reject(new Error('NotAllowedError')) }],
  ['has no clipboard, as over plain http', undefined],
])('where the browser %s, that is said', async (_, clipboard) => {
  page(clipboard);
  await copyMomentLink(await onStage());
  expect(linkSaid.get()).toBe('not-allowed');
});

test.each<[LinkSaid, State['momentLink']]>([
  ['not-made', () => Promise.reject(new Error('Failed to fetch'))],
  ['too-long', async () => null],
  ['too-long', async () => 'x'.repeat(LONGEST_ADDRESS)],
])('what could not be made is no fault of the clipboard: %s', async (said, momentLink) => {
  const copied: string[] = [];
  page({ writeText: async (text) => void copied.push(text) });
  await copyMomentLink({ ...(await onStage()), momentLink });
  expect([linkSaid.get(), copied]).toEqual([said, []]);
});
