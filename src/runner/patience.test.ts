import { expect, test } from 'vitest';
import { patienceFor } from './patience.ts';

test('what a project has to import first may take its time, on a slow machine', () => {
  expect(patienceFor([]).start).toBe(0);
  expect(patienceFor(['flask', 'werkzeug']).start).toBeGreaterThan(patienceFor([]).start);
  expect(patienceFor(['django', 'asgiref', 'sqlparse']).start).toBeGreaterThan(patienceFor(['flask']).start);
});
