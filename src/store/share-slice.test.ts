import { expect, test } from 'vitest';
import { unpack } from '../lib/packed.ts';
import { helloSample, orderSample } from '../testing/samples.ts';
import { hopsOf } from '../trace/hops.ts';
import { readEmbed } from './embedded.ts';
import { projectOf, selectEdited, selectIsLinkable, selectRecording, selectWork } from './selectors.ts';
import { MOST_TEXT } from './shared-work.ts';
import { memoryShelf, openStore, run } from './store.fixture.ts';
import { noProgress } from './work.ts';

const recording = orderSample();

const wordOf = (link: string | null) => link?.replace(/^shared\//, '') ?? '';

/** Somebody's project, made into a link at a moment of its run. */
async function sender() {
  const opened = openStore();
  const { state } = opened;
  await state().openLesson('order');
  state().editFile('app.py', '# theirs\n');
  state().addFile('shop/views.py');
  state().editRequest({ method: 'POST', target: '/theirs', body: 'x' });
  state().chooseServer({ name: 'gunicorn', processes: 2 });
  await run(opened, recording);
  state().seek(hopsOf(recording)[9] ?? -1);
  return opened;
}

test('a link opens what was shared beside one’s own work, and runs nothing of it', async () => {
  const theirs = (await sender()).state();
  const { word } = await theirs.makeLink(true);
  const mine = openStore();
  mine.state().editFile('app.py', '# mine\n');
  await mine.state().openShared(word);
  const { slug, words, home, works } = mine.state();
  expect(slug).toMatch(/^shared-/);
  expect(words[slug]).toBe(word);
  expect(home).toBe('handshake');
  expect(works.handshake?.files).toEqual({ 'app.py': '# mine\n' });
  const { files, openFile, request, server } = selectWork(mine.state());
  expect({ files, openFile, request, server }).toEqual({
    files: { 'app.py': '# theirs\n', 'shop/views.py': '' },
    openFile: 'shop/views.py',
    request: { method: 'POST', target: '/theirs', headers: [], body: 'x' },
    server: { name: 'gunicorn', processes: 2 },
  });
  expect(selectEdited(mine.state())).toBe(false);
  expect(mine.told.asked).toEqual([]);
  await mine.state().openLesson(home);
  expect(selectWork(mine.state()).files).toEqual({ 'app.py': '# mine\n' });
});

test('after the first Send it stands at the moment it was shared at; after the next it plays', async () => {
  const theirs = await sender();
  const mine = openStore();
  await mine.state().openShared((await theirs.state().makeLink(true)).word);
  await run(mine, recording);
  await expect.poll(() => mine.state().cursor, { timeout: 10_000 }).toBe(theirs.state().cursor);
  mine.state().toStart();
  const { cursor } = mine.state();
  await run(mine, recording);
  expect(mine.state()).toMatchObject({ wanted: null, cursor });
});

test('a link to a moment of one’s own run holds the project as it ran, whatever was changed since', async () => {
  const theirs = await sender();
  theirs.state().editFile('app.py', '# later\n');
  const mine = openStore();
  const link = await theirs.state().momentLink();
  await mine.state().openShared(wordOf(link));
  expect(selectWork(mine.state()).files['app.py']).toBe('# theirs\n');
  await run(mine, recording);
  await expect.poll(() => mine.state().cursor, { timeout: 10_000 }).toBe(theirs.state().cursor);
});

test('where the lesson’s own code ran, a link to a moment is of the lesson', async () => {
  const opened = openStore();
  await opened.state().openLesson('order');
  await run(opened, recording);
  opened.state().seek(hopsOf(recording)[9] ?? -1);
  expect(await opened.state().momentLink()).toBe('order/return/GZip/1');
  opened.state().editRequest({ target: '/mine' });
  await run(opened, recording);
  expect(await opened.state().momentLink()).toMatch(/^shared\//);
});

test('a link to a moment is to that of the press, whatever has played since', async () => {
  const { state } = await sender();
  const link = state().momentLink();
  state().toStart();
  expect(await link).not.toBe(await state().momentLink());
  const mine = openStore();
  await mine.state().openShared(wordOf(await link));
  expect(mine.state().wanted?.moment).toBe('return/GZip/1');
});

test('what a check saw has no link to its moments: the project’s request is another one', async () => {
  const { state, store } = await sender();
  const progress = { ...noProgress, checks: { results: [], recordings: [helloSample()], fault: null } };
  store.setState({ progress: { order: progress } });
  expect(selectIsLinkable(state())).toBe(true);
  state().showCheck({ recording: 0, event: 3 });
  expect(selectRecording(state())).not.toBeNull();
  expect(selectIsLinkable(state())).toBe(false);
  await expect(state().momentLink()).rejects.toThrow('no moment');
  const mine = openStore();
  await mine.state().openShared((await state().makeLink(true)).word);
  expect(mine.state().wanted).toBeNull();
});

test('a project that a factory made comes back with the application of its lesson, and as a factory', async () => {
  const opened = await sender();
  const { state } = opened;
  state().chooseServer({ name: 'gunicorn', factory: true });
  await run(opened, recording);
  expect(state().runs.at(-1)?.project.app).toBe('app:create_app');
  const embed = await state().makeEmbed(true, 'system');
  const embedded = readEmbed(await unpack(embed.ok ? embed.word : '', 10_000_000));
  expect(embedded.ok && embedded.embedded.shared.app).toBe('app:application');
  const mine = openStore();
  await mine.state().openShared(wordOf(await state().momentLink()));
  expect(projectOf(mine.state()).app).toBe('app:create_app');
  mine.state().chooseServer({ name: 'wsgiref' });
  expect(projectOf(mine.state()).app).toBe('app:application');
});

test('of a project that is larger than one in a link can be, there is no link and no embed', async () => {
  const opened = await sender();
  const { state } = opened;
  state().editFile('app.py', '#'.repeat(MOST_TEXT));
  await run(opened, recording);
  expect(await state().momentLink()).toBeNull();
  expect(await state().makeEmbed(true, 'system')).toEqual({ ok: false, says: expect.stringContaining('larger') });
});

test('a link without a moment asks for none', async () => {
  const theirs = await sender();
  const mine = openStore();
  await mine.state().openShared((await theirs.state().makeLink(false)).word);
  expect(mine.state().wanted).toBeNull();
});

test('what was changed of it is kept by itself; the same link finds it again, and “start over” how it came', async () => {
  const { word } = await (await sender()).state().makeLink(false);
  const shelf = memoryShelf();
  const mine = openStore({ shelf });
  await mine.state().openShared(word);
  const { slug } = mine.state();
  mine.state().editFile('app.py', '# changed by me\n');
  mine.state().saveNow();
  const later = openStore({ shelf });
  expect(later.state().slug).toBe('handshake');
  await later.state().openShared(word);
  expect(later.state().slug).toBe(slug);
  expect(selectWork(later.state()).files['app.py']).toBe('# changed by me\n');
  later.state().startOver();
  expect(selectWork(later.state())).toMatchObject({ files: { 'app.py': '# theirs\n' }, server: { name: 'gunicorn' } });
});

test('without its link, what was changed of it can still be opened', async () => {
  const shelf = memoryShelf();
  const mine = openStore({ shelf });
  await mine.state().openShared((await (await sender()).state().makeLink(false)).word);
  const { slug } = mine.state();
  mine.state().editFile('app.py', '# changed by me\n');
  mine.state().saveNow();
  const later = openStore({ shelf });
  await later.state().openLesson(slug);
  expect(later.state().slug).toBe(slug);
  expect(selectWork(later.state()).files['app.py']).toBe('# changed by me\n');
});

test('a link that can’t be read changes nothing and says why', async () => {
  const mine = openStore();
  const { word } = await (await sender()).state().makeLink(false);
  for (const broken of ['', word.slice(0, -9), '<script>', 'AAAA']) {
    mine.state().dismissMissing();
    await mine.state().openShared(broken);
    expect(mine.state().missing).toContain('This shared project can’t be opened.');
    expect(mine.state().slug).toBe('handshake');
  }
});

test('a file is opened like a link, and a wrong one answered with a sentence', async () => {
  const { text } = await (await sender()).state().makeLink(false);
  const mine = openStore();
  expect(await mine.state().openSharedText('{}')).toContain('something else');
  expect(mine.state().slug).toBe('handshake');
  expect(await mine.state().openSharedText(`${text}\n`)).toBeNull();
  expect(mine.state().slug).toBe(mine.state().course.lessons.at(-1)?.slug);
  expect(selectWork(mine.state()).files['app.py']).toBe('# theirs\n');
});
