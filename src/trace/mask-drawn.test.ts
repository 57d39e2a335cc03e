import { expect, test } from 'vitest';
import { maskDrawn } from './mask-drawn.ts';

test.each([
  ['session=eyJuIjoxfQ; Path=/; dur=12.5', 'session=eyJuIjoxfQ; Path=/; dur=0'],
  [
    'session=eyJuIjoxfQ.awnEJA.gxVD2FIswla0k4KVG46E7x2LQe8; HttpOnly; Path=/',
    `session=eyJuIjoxfQ.000000.${'0'.repeat(27)}; HttpOnly; Path=/`,
  ],
  ['messages=W10:1vOxYz:q3JZ0h5rLwq2bS8mXk1fTn4uVd7cPy6eGa9iRj0oKsE; Path=/', `messages=W10:000000:${'0'.repeat(43)}; Path=/`],
  [`csrftoken=${'aB3d'.repeat(8)}; Path=/; SameSite=Lax`, `csrftoken=${'0'.repeat(32)}; Path=/; SameSite=Lax`],
  [`Cookie: csrftoken=${'aB3d'.repeat(8)}`, `Cookie: csrftoken=${'aB3d'.repeat(8)}`],
  [
    `<input type="hidden" name="csrfmiddlewaretoken" value="${'aB3d'.repeat(16)}">`,
    `<input type="hidden" name="csrfmiddlewaretoken" value="${'0'.repeat(64)}">`,
  ],
])('%s', (text, masked) => {
  expect(maskDrawn(text)).toBe(masked);
  expect(maskDrawn(masked)).toBe(masked);
});

test('what is neither signed nor drawn stays as it is', () => {
  expect(maskDrawn('session=eyJuIjoxfQ; at www.example.org, 10:30:00')).toBe('session=eyJuIjoxfQ; at www.example.org, 10:30:00');
});
