// Names of any length and script between the rails.
import { expect, test } from 'vitest';
import { fitName, widthOf } from './name-fit.ts';

const room = { p: 77, low: false, innermost: false, status: false };
const NAMES = [
  'a',
  'Timing',
  'CommonMiddleware',
  'AuthenticationMiddleware',
  'ContentSecurityPolicyReportOnlyMiddleware',
  'x'.repeat(400),
  'שכבת־הזמן',
  'طبقة_المصادقة_الطويلة_جدا',
  '認証とセッションを扱う中間層その二',
  '𝔐𝔦𝔡𝔡𝔩𝔢𝔴𝔞𝔯𝔢'.repeat(4),
];

test.each(NAMES)('%s never comes wider than there is room', (name) => {
  for (const p of [40, 52, 77, 110])
    for (const low of [true, false])
      for (const status of [true, false]) {
        const { text, small, stretch } = fitName(name, { p, low, innermost: false, status });
        const drawn = (widthOf(text, small ? 'small' : 'roomy') * stretch) / 100;
        expect(drawn).toBeLessThanOrEqual(Math.max(2 * p - 46, 20));
        expect(name.startsWith(text.replace(/…$/u, ''))).toBe(true);
        expect(() => encodeURIComponent(text)).not.toThrow();
      }
});

test('drawn narrower, then smaller, then cut', () => {
  expect(fitName('Timing', room)).toMatchObject({ text: 'Timing', small: false, stretch: 100 });
  expect(fitName('TimingLayer', room)).toMatchObject({ text: 'TimingLayer', small: false, stretch: 84 });
  expect(fitName('CommonMiddleware', room)).toMatchObject({ text: 'CommonMiddleware', small: true, stretch: 100 });
  expect(fitName('ContentSecurityPolicyReportOnlyMiddleware', room).text).toMatch(/^ContentSecurityPolicy.*…$/);
});

test('a status that comes to rest in the band takes room from a long name only', () => {
  expect(fitName('Timing', { ...room, status: true })).toEqual(fitName('Timing', room));
  expect(fitName('CommonMiddleware', { ...room, status: true }).text).not.toBe('CommonMiddleware');
});
