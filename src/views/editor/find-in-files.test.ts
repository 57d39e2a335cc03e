import { expect, test } from 'vitest';
import { findInFiles, MOST_HITS, replaceInFiles } from './find-in-files.ts';

const files = {
  'app.py': 'from layers import Gate\n\napplication = Gate(page)\n',
  'layers.py': 'class Gate:\n    def gate(self): ...\n',
};

test('every place is found, in every file, with what stands around it', () => {
  expect(findInFiles(files, { text: 'Gate', exact: true })).toEqual([
    { file: 'app.py', line: 1, before: 'from layers import ', found: 'Gate', after: '' },
    { file: 'app.py', line: 3, before: 'application = ', found: 'Gate', after: '(page)' },
    { file: 'layers.py', line: 1, before: 'class ', found: 'Gate', after: ':' },
  ]);
});

test('without case, other spellings are found too, and shown as they are written', () => {
  expect(findInFiles(files, { text: 'GATE', exact: false }).map(({ found }) => found)).toEqual(['Gate', 'Gate', 'Gate', 'gate']);
});

test('signs of a pattern are only signs', () => {
  expect(findInFiles(files, { text: '(page)', exact: true })).toHaveLength(1);
  expect(findInFiles(files, { text: '.*', exact: true })).toEqual([]);
});

test('of a text that is everywhere only so many places are given, and of none at all none', () => {
  expect(findInFiles({ 'a.py': 'a'.repeat(2 * MOST_HITS) }, { text: 'a', exact: true })).toHaveLength(MOST_HITS);
  expect(findInFiles(files, { text: '', exact: true })).toEqual([]);
});

test('only files that change are given back, and what is put in is taken as it is written', () => {
  expect(replaceInFiles(files, { text: 'layers', exact: true }, '$&$1')).toEqual({
    'app.py': 'from $&$1 import Gate\n\napplication = Gate(page)\n',
  });
  expect(replaceInFiles(files, { text: '', exact: true }, 'x')).toEqual({});
});
