import { expect, test } from 'vitest';
import { callText, textsOf } from './registry-call.ts';

test('what is typed is text, whatever it looks like', () => {
  expect(textsOf('get_model', 'auth.User')).toEqual(['auth.User']);
  expect(textsOf('get_model', ' "auth" , user ')).toEqual(['auth', 'user']);
  expect(textsOf('is_installed', '__import__("os"), 1')).toEqual(['__import__("os"), 1']);
  expect(callText('get_model', ['auth', 'a"b'])).toBe('apps.get_model("auth", "a\\"b")');
});
