// Export and import of a learner's way: what comes back, what is refused and how it is said, and that nothing is lost.
import { describe, expect, test } from 'vitest';
import { fileName, progressFile, readProgressFile } from './progress-file.ts';
import { selectWork } from './selectors.ts';
import { memoryShelf, openStore } from './store.fixture.ts';

async function worked() {
  const opened = openStore();
  const { state } = opened;
  state().editFile('app.py', 'mine\n');
  state().predict(0, ['200']);
  state().showHint();
  await state().runChecks();
  state().addBreak({ kind: 'layer', name: 'Auth' });
  await state().openLesson('order');
  state().editFile('app.py', 'ü\n');
  state().startOver();
  return opened;
}

test('another browser takes in all of it, and saves it', async () => {
  const one = await worked();
  const other = openStore();
  const { says, undo } = await other.state().takeIn(progressFile(one.state()));
  expect(says).toBe('Taken: 2 lessons.');
  expect(undo).toBeDefined();
  for (const part of ['works', 'discarded', 'breaks'] as const)
    expect([part, other.state()[part]]).toEqual([part, one.state()[part]]);
  // Which files the checks looked at is known for as long as the page is open.
  const kept = Object.entries(one.state().progress).map(([slug, far]) => [
    slug,
    { ...far, checks: far.checks && { ...far.checks, files: undefined } },
  ]);
  expect(other.state().progress).toEqual(Object.fromEntries(kept));
  expect(other.state().progress.handshake).toMatchObject({ done: true, hints: 1, predictions: { 0: ['200'] } });
  other.clock.pass(250);
  expect(openStore({ shelf: other.shelf }).state().works).toEqual(one.state().works);
});

test('where both have other code, the file’s is taken, and this one’s is a lesson’s Undo away', async () => {
  const one = await worked();
  const other = openStore();
  other.state().editFile('app.py', 'theirs\n');
  const { says } = await other.state().takeIn(progressFile(one.state()));
  expect(says).toContain('In one of them you had other code: it is kept, and “Undo” below the lesson brings it back.');
  expect(selectWork(other.state()).files['app.py']).toBe('mine\n');
  other.state().undoStartOver();
  expect(selectWork(other.state()).files['app.py']).toBe('theirs\n');
});

test('what had been put aside before, and would be pushed out, is kept in the storage', async () => {
  const file = progressFile((await worked()).state());
  const shelf = memoryShelf();
  const other = openStore({ shelf });
  other.state().editFile('app.py', 'first\n');
  other.state().startOver();
  other.state().editFile('app.py', 'second\n');
  const { says } = await other.state().takeIn(file);
  expect(says).toContain('What was here before is kept as well in this browser');
  const kept = shelf.texts.get('onionskin.aside.1');
  expect(kept).toContain('first\\n');
  expect(kept).toContain('second\\n');
});

test('when that can not be kept, nothing is taken', async () => {
  const file = progressFile((await worked()).state());
  const shelf = memoryShelf();
  const other = openStore({ shelf });
  other.state().editFile('app.py', 'first\n');
  other.state().startOver();
  other.state().editFile('app.py', 'second\n');
  shelf.fill();
  expect(await other.state().takeIn(file)).toEqual({ says: expect.stringContaining('storage is full') });
  expect(selectWork(other.state()).files['app.py']).toBe('second\n');
});

test('what was reached in either stays reached, and what was predicted here counts', async () => {
  const file = progressFile((await worked()).state());
  const other = openStore();
  other.state().predict(0, ['500']);
  other.state().predict(1, ['Auth']);
  other.state().showSolution();
  await other.state().takeIn(file);
  expect(other.state().progress.handshake).toMatchObject({
    done: true,
    hints: 1,
    solution: true,
    predictions: { 0: ['500'], 1: ['Auth'] },
  });
});

test('it can be undone, and the same file a second time is nothing new', async () => {
  const file = progressFile((await worked()).state());
  const other = openStore();
  const before = other.state().works;
  const { undo } = await other.state().takeIn(file);
  expect(await other.state().takeIn(file)).toEqual({ says: 'All that this file holds is here already.' });
  undo?.();
  expect(other.state()).toMatchObject({ works: before, progress: {}, discarded: {} });
});

describe('what is no such file is refused, with the reason', () => {
  const whole = { format: 'onionskin-progress', version: 1, works: {}, discarded: {}, progress: {}, breaks: {} };
  test.each([
    ['not JSON', '{"format": "onionskin-pro', 'It is no JSON, or not all of it.'],
    ['nothing', '', 'It is no JSON, or not all of it.'],
    ['another file', '{"name": "x"}', 'no progress that this page has exported'],
    ['a list', '[1]', 'no progress that this page has exported'],
    ['a newer one', JSON.stringify({ ...whole, version: 2 }), 'A newer version of this page wrote it.'],
    ['no version', JSON.stringify({ ...whole, version: undefined }), 'does not say which version'],
    ['a part missing', JSON.stringify({ ...whole, works: undefined }), '“works” is missing'],
    ['code that is none', JSON.stringify({ ...whole, works: { order: { files: 3 } } }), 'the code of the lesson “order”'],
    ['progress that is none', JSON.stringify({ ...whole, progress: { order: {} } }), 'the progress of the lesson “order”'],
    ['breakpoints that are none', JSON.stringify({ ...whole, breaks: { order: [1] } }), 'the breakpoints of the lesson “order”'],
    ['too large', ' '.repeat(20_000_001), 'larger than anything'],
  ])('%s', (_what, text, why) => {
    const read = readProgressFile(text);
    expect(read).toEqual({ ok: false, says: expect.stringContaining(why) });
    expect(read.ok ? '' : read.says).toMatch(/^Nothing was taken from this file\. [A-Z“].*\.$/);
  });

  test('code without a file', async () => {
    const { state } = await worked();
    const work = { ...selectWork(state()), files: {} };
    const text = JSON.stringify({ ...whole, discarded: { order: work } });
    expect(readProgressFile(text)).toMatchObject({ ok: false, says: expect.stringContaining('has no file') });
  });

  test('then nothing has changed', async () => {
    const { state } = await worked();
    const before = state();
    expect((await state().takeIn('{}')).undo).toBeUndefined();
    expect(state().works).toBe(before.works);
  });
});

test('its name says the day', () => {
  expect(fileName(new Date('2026-11-26T23:00:00Z'))).toBe('onionskin-progress-2026-11-26.json');
});
