import { describe, expect, test } from 'vitest';
import { selectEdited, selectWork } from './selectors.ts';
import { openStore } from './store.fixture.ts';

const files = (state: ReturnType<typeof openStore>['state']) => selectWork(state()).files;

describe('files', () => {
  test('a file is added at the end and opened', () => {
    const { state } = openStore();
    expect(state().addFile('middleware.py')).toBeNull();
    expect(Object.keys(files(state))).toEqual(['app.py', 'middleware.py']);
    expect(selectWork(state()).openFile).toBe('middleware.py');
  });

  test.each([
    ['', 'needs a name'],
    ['app.py', 'already a file'],
    ['../app.py', 'from the project on'],
    ['/app.py', 'from the project on'],
    ['shop//views.py', 'from the project on'],
    ['a b.py', 'letters, digits'],
    ['app.py/x.py', 'a file and a folder at once'],
  ])('a file can not be called "%s"', (name, reason) => {
    const { state } = openStore();
    expect(state().addFile(name)).toContain(reason);
    expect(Object.keys(files(state))).toEqual(['app.py']);
  });

  test('a renamed file keeps its place, its source and being open', () => {
    const { state } = openStore();
    state().addFile('b.py');
    state().openFile('app.py');
    expect(state().renameFile('app.py', 'wsgi.py')).toBeNull();
    expect(Object.entries(files(state))).toEqual([
      ['wsgi.py', '# handshake\n'],
      ['b.py', ''],
    ]);
    expect(selectWork(state()).openFile).toBe('wsgi.py');
  });

  test('deleting the open file opens its neighbour, and the last one stays', () => {
    const { state } = openStore();
    state().addFile('b.py');
    expect(state().deleteFile('b.py')).toBeNull();
    expect(selectWork(state()).openFile).toBe('app.py');
    expect(state().deleteFile('app.py')).toContain('at least one file');
    expect(Object.keys(files(state))).toEqual(['app.py']);
  });
});

describe('start over', () => {
  test("brings the lesson's own files back, and can be undone", () => {
    const { state } = openStore();
    state().editFile('app.py', 'mine');
    state().startOver();
    expect(files(state)).toEqual({ 'app.py': '# handshake\n' });
    state().undoStartOver();
    expect(files(state)).toEqual({ 'app.py': 'mine' });
    expect(state().discarded).toEqual({});
  });

  test('is nothing to speak of where nothing was edited', () => {
    const { state } = openStore();
    state().startOver();
    expect(state().discarded).toEqual({});
  });

  test('leaves other lessons alone', () => {
    const { state } = openStore();
    state().editFile('app.py', 'mine');
    state().openLesson('order');
    state().editFile('app.py', 'mine too');
    state().startOver();
    state().openLesson('handshake');
    expect(files(state)).toEqual({ 'app.py': 'mine' });
  });

  test("the solution takes the place of the work, keeps files it doesn't know, and can be undone", () => {
    const { state } = openStore();
    state().editFile('app.py', 'mine');
    state().addFile('notes.py');
    state().applySolution();
    expect(files(state)).toEqual({ 'app.py': '# handshake, solved\n', 'notes.py': '' });
    state().undoStartOver();
    expect(files(state)).toEqual({ 'app.py': 'mine', 'notes.py': '' });
  });
});

test('looking at another file is no work that could be lost', () => {
  const { state } = openStore();
  state().openFile('app.py');
  expect(selectEdited(state())).toBe(false);
  state().editFile('app.py', 'mine');
  expect(selectEdited(state())).toBe(true);
});

test('the same line can be asked for twice', () => {
  const { state } = openStore();
  const asked = { file: 'app.py', line: 3 };
  state().reveal(asked);
  const first = state().revealed;
  state().reveal(asked);
  expect(state().revealed).toEqual(first);
  expect(state().revealed).not.toBe(first);
  expect(state().tab.narrow).toBe('code');
});

describe('syntax', () => {
  const fault = { says: 'invalid syntax', line: 1, column: 1, endLine: null, endColumn: null };

  test("CPython's opinion is noted by file, and taken back when it compiles again", async () => {
    const { state, told } = openStore();
    told.syntax = fault;
    await state().checkSyntax('app.py');
    expect(state().syntax).toEqual({ 'app.py': fault });
    told.syntax = null;
    await state().checkSyntax('app.py');
    expect(state().syntax).toEqual({});
  });

  test('an opinion on a text that is no more is dropped', async () => {
    const { state, told } = openStore();
    told.syntax = fault;
    const asking = state().checkSyntax('app.py');
    state().editFile('app.py', 'another text');
    await asking;
    expect(state().syntax).toEqual({});
  });
});

test('files that are put there replace those with their names, keep the others, and can be taken back', () => {
  const { state } = openStore();
  state().addFile('mine.py');
  state().putFiles({ 'app.py': 'given\n', 'more.py': '' });
  expect(selectWork(state()).files).toEqual({ 'app.py': 'given\n', 'mine.py': '', 'more.py': '' });
  state().undoStartOver();
  expect(Object.keys(selectWork(state()).files)).toEqual(['app.py', 'mine.py']);
});
