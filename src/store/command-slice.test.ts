// Command lines: what they wrote comes into the project, nothing of the user's is lost, and it can be put back.
import { expect, test } from 'vitest';
import { selectDisk, selectWork } from './selectors.ts';
import { openStore } from './store.fixture.ts';

const opened = () => {
  const all = openStore();
  const { store, state, told } = all;
  store.getState().addFile('manage.py');
  const files = () => selectWork(state()).files;
  /** Runs it; comes back when the runner was asked. */
  const asks = async (line: string) => {
    const ran = state().runCommand(line);
    await expect.poll(() => told.commanded.at(-1)?.line).toBe(line);
    const answer = told.commanded.at(-1)?.answer ?? (() => {});
    return { ran, answer };
  };
  return { ...all, files, asks };
};

test('what it printed, its exit status and what is on the disk are told', async () => {
  const { state, asks } = opened();
  const { ran, answer } = await asks('migrate');
  expect(state().commands).toMatchObject([{ line: 'migrate', running: true }]);
  answer({ output: 'OK\n', exited: 0, disk: { files: [{ name: 'db.sqlite3', size: 3 }], left: [] } });
  await ran;
  expect(state().commands).toMatchObject([{ running: false, output: 'OK\n', exited: 0, wrote: [] }]);
  expect(selectDisk(state()).files).toEqual([{ name: 'db.sqlite3', size: 3 }]);
  state().resetDisk();
  expect(selectDisk(state()).files).toEqual([]);
  state().clearCommands();
  expect(state().commands).toEqual([]);
});

test('files that it wrote are the project’s, the first one is opened, and all of it can be put back', async () => {
  const { state, files, asks } = opened();
  const before = files();
  const { ran, answer } = await asks('makemigrations');
  answer({ files: { 'shop/migrations/__init__.py': '', 'shop/migrations/0001_initial.py': 'x = 1\n', 'manage.py': null } });
  await ran;
  expect(files()).toMatchObject({ 'shop/migrations/0001_initial.py': 'x = 1\n', 'shop/migrations/__init__.py': '' });
  expect(files()).not.toHaveProperty(['manage.py']);
  expect(selectWork(state()).openFile).toBe('shop/migrations/0001_initial.py');
  await state().undoCommand(state().commands[0]?.id ?? 0);
  expect(files()).toEqual(before);
  expect(state().commands[0]).toMatchObject({ undone: true, says: null });
});

test('a file that was edited while it ran stays as it was edited', async () => {
  const { state, files, asks } = opened();
  const { ran, answer } = await asks('makemigrations --update');
  state().editFile('manage.py', 'mine = 1\n');
  answer({ files: { 'manage.py': 'theirs = 1\n', 'new.py': 'n = 1\n' } });
  await ran;
  expect(files()).toMatchObject({ 'manage.py': 'mine = 1\n', 'new.py': 'n = 1\n' });
  expect(state().commands[0]).toMatchObject({
    clashed: ['manage.py'],
    wrote: [{ name: 'new.py', before: null, after: 'n = 1\n' }],
  });
});

test('to put back leaves what was changed since, and says so', async () => {
  const { state, files, asks } = opened();
  const { ran, answer } = await asks('makemigrations');
  answer({ files: { 'a.py': 'a = 1\n', 'b.py': 'b = 1\n' } });
  await ran;
  state().editFile('a.py', 'a = 2\n');
  await state().undoCommand(state().commands[0]?.id ?? 0);
  expect(files()).toMatchObject({ 'a.py': 'a = 2\n' });
  expect(files()).not.toHaveProperty(['b.py']);
  expect(state().commands[0]?.says).toBe('a.py was changed since, and stays as it is.');
});

test('it is said when what runs it can’t be fetched', async () => {
  const { state } = openStore({ commanding: () => Promise.reject(new Error('offline')) });
  await state().runCommand('check');
  expect(state()).toMatchObject({ commands: [], refusal: 'The command line could not be fetched. Are you online?' });
});
