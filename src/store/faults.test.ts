import { expect, test } from 'vitest';
import { reportOf, type Seen } from './fault-report.ts';
import { openStore } from './store.fixture.ts';

const seen: Seen = {
  agent: 'A browser/1',
  build: 'index-abc.js',
  width: 1440,
  height: 900,
  ratio: 2,
  languages: ['en', 'de'],
  now: new Date('2026-01-02T03:04:05Z'),
};

test('the first fault is the one that is told, and how many came after it', () => {
  const { state } = openStore();
  state().hearFault(new TypeError('x is undefined'), 'the page');
  state().hearFault(new Error('and then'), 'Send');
  const fault = state().ownFault;
  expect(fault).toMatchObject({ says: 'TypeError: x is undefined', part: 'the page' });
  if (fault === null) throw new Error('no fault');
  expect(reportOf(fault, state(), seen)).toContain(
    'Onionskin failed: the page (and 1 more after it)\nTypeError: x is undefined\n',
  );
  state().dismissFault();
  expect(state().ownFault).toBeNull();
});

test('a report says where, with what and in which build, and nothing that the user wrote', () => {
  const { state } = openStore();
  state().editFile('app.py', 'password = "a secret of mine"\n');
  state().editRequest({ target: '/secret', headers: [['Authorization', 'secret']], body: 'secret' });
  state().hearFault('thrown as a word', 'Send');
  const fault = state().ownFault;
  if (fault === null) throw new Error('no fault');
  const report = reportOf(fault, state(), seen);
  for (const said of [
    'thrown as a word',
    'index-abc.js',
    'handshake, edited',
    'wsgiref, 1 process',
    '1440 × 900, 2 ×',
    'A browser/1',
  ])
    expect(report).toContain(said);
  expect(report).not.toMatch(/secret/);
});

test('a stack without end is told in part', () => {
  const { state } = openStore();
  state().hearFault(Object.assign(new Error('x'.repeat(1e6)), { stack: 'at f\n'.repeat(1e6) }), 'the page');
  const fault = state().ownFault;
  expect((fault?.says.length ?? 0) + (fault?.stack.length ?? 0)).toBeLessThan(10_000);
});
