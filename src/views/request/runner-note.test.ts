import { expect, test } from 'vitest';
import { noteOf } from './runner-note.tsx';

const running = { kind: 'running', since: 0 } as const;

test.each([
  [{ status: { kind: 'idle' }, pending: 0 }, ''],
  [{ status: { kind: 'loading', stage: 'Python', loaded: 0, total: null }, pending: 0 }, 'Loading Python'],
  [
    { status: { kind: 'loading', stage: 'Python', loaded: 4_100_000, total: 11_900_000 }, pending: 0 },
    'Loading Python, 4.1 of 11.9 MB',
  ],
  [
    { status: { kind: 'loading', stage: 'Python', loaded: 4_100_000, total: null }, pending: 1 },
    'Loading Python, 4.1 MB, then your request is sent',
  ],
  [{ status: { kind: 'loading', stage: 'Python', loaded: 9, total: 9 }, pending: 0 }, 'Starting Python'],
  [{ status: { kind: 'starting' }, pending: 3 }, 'Starting Python, then your 3 requests are sent'],
  [{ status: running, pending: 1 }, ''],
  [{ status: running, pending: 4 }, '3 more waiting'],
  [{ status: { kind: 'failed', says: 'No memory left.' }, pending: 0 }, 'No memory left.'],
] as const)('%j is told as "%s"', (state, words) => {
  expect(noteOf(state)).toBe(words);
});
