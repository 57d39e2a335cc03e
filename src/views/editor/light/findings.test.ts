import { Text } from '@codemirror/state';
import { expect, test } from 'vitest';
import { ofPython, ofReferee, ofRuff } from './findings.ts';

const doc = Text.of(['def f(:', "    '😀', nope", '']);
const marked = (found: readonly { from: number; to: number }[]) => found.map(({ from, to }) => doc.sliceString(from, to));

test('CPython counts in code points; a place behind the end of a line is a point', () => {
  const fault = { line: 2, column: 10, endLine: 2, endColumn: 14, says: 'no' };
  expect(marked(ofPython(doc, fault))).toEqual(['nope']);
  const [behind] = ofPython(doc, { line: 1, column: 8, endLine: null, endColumn: null, says: "expected ':'" });
  expect(behind).toMatchObject({ from: 7, to: 7, severity: 'error', message: "expected ':'" });
  expect(ofPython(doc, { line: 99, column: 5, endLine: null, endColumn: null, says: 'x' })).toMatchObject([{ from: doc.length }]);
  expect(ofPython(doc, null)).toEqual([]);
});

test('ruff counts in UTF-16 units', () => {
  const place = { line: 2, column: 11, endLine: 2, endColumn: 15 };
  const found = ofRuff(doc, [{ ...place, weight: 'error', says: 'Undefined.', rule: 'F821', unused: false }]);
  expect(marked(found)).toEqual(['nope']);
  expect(found).toMatchObject([{ severity: 'error', source: 'Ruff F821' }]);
});

test('a rule lies under the code of its line, and a line that is gone has none', () => {
  const broken = { title: '', rules: [{ event: 0, name: 'Once', says: 'Twice.' }] };
  const found = ofReferee(doc, [
    { line: 2, ...broken },
    { line: 9, ...broken },
  ]);
  expect(marked(found)).toEqual(["'😀', nope"]);
  expect(found[0]?.message).toBe('Once. Twice.');
});
