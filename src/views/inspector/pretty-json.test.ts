import { expect, test } from 'vitest';
import { prettyJson } from './pretty-json.ts';

const pretty = (text: string) => {
  const result = prettyJson(text);
  return result.ok ? result.text : result.says;
};

test('structure gets lines and indents', () => {
  expect(pretty('{"a":[1,{"b":null}],"c":"x, {y}: \\"z\\""}')).toBe(
    ['{', '  "a": [', '    1,', '    {', '      "b": null', '    }', '  ],', '  "c": "x, {y}: \\"z\\""', '}'].join('\n'),
  );
});

test('empty things stay on their line', () => {
  expect(pretty('{"a": {}, "b": [ ]}')).toBe('{\n  "a": {},\n  "b": []\n}');
});

test('numbers keep all their digits, and doubled keys are all there', () => {
  expect(pretty('[12345678901234567890, 1.0]')).toContain('12345678901234567890');
  expect(pretty('[12345678901234567890, 1.0]')).toContain('1.0');
  expect(pretty('{"a":1,"a":2}')).toBe('{\n  "a": 1,\n  "a": 2\n}');
});

test('what is not JSON says so', () => {
  expect(pretty('{"a": }')).toMatch(/^The body is not JSON: /);
  expect(pretty('')).toMatch(/^The body is not JSON: /);
});
