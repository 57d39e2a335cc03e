import { expect, test } from 'vitest';
import { readMiddleware } from './read-list.ts';

const A = 'django.middleware.security.SecurityMiddleware';
const B = 'shop.middleware.Timing';
const entries = (text: string) => {
  const read = readMiddleware(text);
  return 'says' in read ? read.says : read.middleware;
};

test.each([
  ['a list', `["${A}", '${B}']`],
  [
    'with its name, a comment and a comma at the end',
    `# settings.py\nMIDDLEWARE = [\n    "${A}",  # first\n    # "not.this",\n    "${B}",\n]\n`,
  ],
  ['a tuple', `MIDDLEWARE = (\n  "${A}",\n  "${B}",\n)`],
  ['with a type', `MIDDLEWARE: list[str] = ["${A}", "${B}"]`],
  ['what is inside the brackets', `    "${A}",\n    "${B}",\n`],
  ['one a line', `${A}\n\n${B}\n`],
  ['quoted, one a line, without commas', `"${A}"\n"${B}"`],
])('%s', (_what, text) => {
  expect(entries(text)).toEqual([A, B]);
});

test('a whole settings file: what else matters is read as well', () => {
  const text = `DEBUG = True\nCSRF_USE_SESSIONS = True\nINSTALLED_APPS = ["django.contrib.admin"]\nMIDDLEWARE = ["${A}"]\nROOT_URLCONF = "x"\n`;
  expect(readMiddleware(text)).toEqual({ middleware: [A], apps: ['django.contrib.admin'], on: ['DEBUG', 'CSRF_USE_SESSIONS'] });
});

test.each([
  ['nothing', '  \n# only a comment', /Nothing is here/],
  ['an empty list', 'MIDDLEWARE = []', /empty/],
  ['no comma', `["${A}"\n "${B}"]`, /no comma before “shop.middleware.Timing” in line 2: Python would make one string/],
  ['a name in it', `["${A}", TIMING]`, /“TIMING” in line 1 is no string/],
  ['a spread', `["${A}", *EXTRA]`, /“\*” in line 1 is no string/],
  ['more added', `MIDDLEWARE = ["${A}"] + EXTRA`, /After the list, in line 1, something is done to it/],
  ['inserted later', `MIDDLEWARE = ["${A}"]\nMIDDLEWARE.insert(0, "${B}")`, /In line 2 MIDDLEWARE is changed once more/],
  ['added to later', `MIDDLEWARE = ["${A}"]\nMIDDLEWARE += ["${B}"]`, /In line 2 MIDDLEWARE is changed once more/],
  ['an f-string', `[f"{BASE}.Timing"]`, /string of another kind/],
  ['no end', `MIDDLEWARE = ["${A}",`, /has no end/],
  ['the old setting', `MIDDLEWARE_CLASSES = ["${A}"]`, /before 1\.10/],
  ['prose', 'hello world', /^This is no MIDDLEWARE list: no word in it is the path of a middleware/],
  ['a word', 'middleware', /^This is no MIDDLEWARE list/],
  ['two in a line', `${A} ${B}`, /^Line 1 has more than one entry, and no comma between them\.$/],
  ['one that is no path', `${A}\nTiming`, /“Timing” in line 2 is no path/],
  ['something else', 'MIDDLEWARE = get()', /A list is expected, and there is “get” in line 1/],
])('what can’t be read is said: %s', (_what, text, says) => {
  expect(entries(text)).toMatch(says);
});
