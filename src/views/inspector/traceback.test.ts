import { expect, test } from 'vitest';
import { tracebackPieces } from './traceback.ts';

const printed = `Traceback (most recent call last):
  File "/project/app.py", line 12, in application
    return helper()
  File "/project/shop/views.py", line 3, in helper
    raise KeyError("x")
  File "/lib/python3.14/json/__init__.py", line 7, in loads
KeyError: 'x'
`;
const files = ['app.py', 'shop/views.py', 'views.py'];

test('lines of the user are places, lines of the library stay text', () => {
  const places = tracebackPieces(printed, files).flatMap((piece) =>
    piece.place ? [`${piece.place.file}:${piece.place.line}`] : [],
  );
  expect(places).toEqual(['app.py:12', 'shop/views.py:3']);
});

test('nothing of the text is lost', () => {
  expect(
    tracebackPieces(printed, files)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(printed);
  expect(tracebackPieces('', files)).toEqual([]);
});

test('a name that only ends alike is another file', () => {
  expect(tracebackPieces('File "myapp.py", line 1', ['app.py'])).toEqual([{ text: 'File "myapp.py", line 1', place: null }]);
});
