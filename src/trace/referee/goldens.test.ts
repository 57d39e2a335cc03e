// The golden programs before the referee: right ones get no verdict, and those that show a mistake get that one.
import { expect, test } from 'vitest';
import { goldenRecordings } from '../../testing/golden.node.ts';
import { verdictLines } from '../../testing/judge.node.ts';

/** Mistakes that a golden program makes on purpose. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  // Upper is a generator, so it calls what writes only when it is itself being read.
  'gunicorn-middleware': ['Upper breaks write-while-iterated towards server at write app.py:4'],
  // A generator around another that never closes it.
  'lazy-middleware': ['upper breaks close-missing towards application at close'],
  'mod_wsgi-middleware': ['Upper breaks write-while-iterated towards server at write app.py:4'],
  'waitress-middleware': ['Upper breaks write-while-iterated towards server at write app.py:4'],
  'str-body': ['application breaks return-value towards server at return app.py:3'],
};

test.each(goldenRecordings())('%s', (name, recording) => {
  expect(verdictLines(recording)).toEqual(EXPECTED[name] ?? []);
});
