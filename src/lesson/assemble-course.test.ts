import { describe, expect, test } from 'vitest';
import { assembleCourse } from './assemble-course.ts';
import { specAddress } from './spec.ts';

const HEAD = `---
title: Order matters
goal: You will be able to say it.
request: GET /
spec:
  - PEP 3333, Specification Overview
---
`;
const HINTS = ':::hint\nFirst.\n:::\n:::hint\nSecond.\n:::\n';
const CHECK = `class C(Lesson):
    def test_one(self):
        """It
        works."""
`;
const mistake = (check = 'test_one') => `---\ncheck: ${check}\nsays: no\n---\n`;
const at = '04-middleware/05-order-matters';

/** A whole little lesson; `change` overwrites files or (undefined) takes them away. */
function lesson(change: Record<string, string | undefined> = {}) {
  const files: Record<string, string | undefined> = {
    '04-middleware/part.md': '---\ntitle: Middleware\n---\n',
    [`${at}/lesson.md`]: `${HEAD}Text.\n\n${HINTS}`,
    [`${at}/start/app.py`]: 'application = 1\n',
    [`${at}/start/other.py`]: 'x = 1\n',
    [`${at}/solution/app.py`]: 'application = 2\n',
    [`${at}/mistakes/a/mistake.md`]: mistake(),
    [`${at}/mistakes/a/app.py`]: 'application = 3\n',
    [`${at}/mistakes/b/mistake.md`]: mistake(),
    [`${at}/mistakes/b/app.py`]: 'application = 4\n',
    [`${at}/check.py`]: CHECK,
    ...change,
  };
  return Object.fromEntries(Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const])));
}
const read = (change: Record<string, string | undefined> = {}) => assembleCourse(lesson(change));
const withText = (text: string) => read({ [`${at}/lesson.md`]: `${HEAD}${text}\n\n${HINTS}` });

test('a folder becomes a lesson: number and name from the path, the solution laid over the start', () => {
  const [one] = read();
  expect(one).toMatchObject({
    slug: 'order-matters',
    number: '4.5',
    part: { number: 4, title: 'Middleware' },
    front: { title: 'Order matters', app: 'app:application' },
    solution: { 'app.py': 'application = 2\n', 'other.py': 'x = 1\n' },
    checks: [{ name: 'test_one', sentence: 'It works.' }],
  });
  expect(one?.hints).toHaveLength(2);
  expect(one?.mistakes.map(({ name, check, files }) => [name, check, Object.keys(files)])).toEqual([
    ['a', 'test_one', ['app.py', 'other.py']],
    ['b', 'test_one', ['app.py', 'other.py']],
  ]);
});

test('a lesson may rest on Django’s documentation, and begin at another file than the served one', () => {
  const head = HEAD.replace('PEP 3333, Specification Overview', '"Django, Applications: Configuring applications"');
  const [one] = read({ [`${at}/lesson.md`]: `${head.replace('request:', 'open: other.py\nrequest:')}${HINTS}` });
  expect(one?.front.open).toBe('other.py');
  expect(one?.front.spec.map(specAddress)).toEqual([
    'https://docs.djangoproject.com/en/5.2/ref/applications/#configuring-applications',
  ]);
});

test('a lesson without a start goes on from the end of the one before it', () => {
  const next = Object.entries(lesson()).flatMap(([path, text]) =>
    path.includes('/start/') ? [] : [[path.replace('05-order', '06-then'), text] as const],
  );
  const [, then] = assembleCourse({ ...lesson(), ...Object.fromEntries(next) });
  expect(then?.number).toBe('4.6');
  expect(then?.start).toEqual({ 'app.py': 'application = 2\n', 'other.py': 'x = 1\n' });
});

test('lessons stand in the order of their folders', () => {
  const first = Object.fromEntries(Object.entries(lesson()).map(([path, text]) => [path.replace('05-order', '01-first'), text]));
  expect(assembleCourse({ ...lesson(), ...first }).map((one) => one.number)).toEqual(['4.1', '4.5']);
});

describe('an author who forgets something is told what and where:', () => {
  test.each([
    ['the solution', { [`${at}/solution/app.py`]: undefined }, `${at}: has no solution/`],
    ['the served file', { [`${at}/start/app.py`]: undefined }, `${at}: start/ has no app.py, which the lesson serves`],
    ['the checks', { [`${at}/check.py`]: undefined }, `${at}/check.py: is missing`],
    ['the part', { '04-middleware/part.md': undefined }, '04-middleware/part.md: is missing'],
    ['a second hint', { [`${at}/lesson.md`]: `${HEAD}:::hint\nOne.\n:::\n` }, `${at}/lesson.md: has 1 hints; at least two`],
    [
      'a second mistake',
      { [`${at}/mistakes/b/mistake.md`]: undefined, [`${at}/mistakes/b/app.py`]: undefined },
      `${at}: has 1 mistakes; at least two`,
    ],
    [
      "a mistake's sentence",
      { [`${at}/mistakes/b/mistake.md`]: '---\ncheck: test_one\n---\n' },
      'mistake.md:1: says: is missing',
    ],
    ["a mistake's program", { [`${at}/mistakes/b/app.py`]: undefined }, `${at}/mistakes/b: holds no file that makes the mistake`],
    [
      'to rename a check everywhere',
      { [`${at}/mistakes/b/mistake.md`]: mistake('test_two') },
      `${at}/mistakes/b/mistake.md:2: check.py has no check named test_two`,
    ],
    [
      'a docstring',
      { [`${at}/check.py`]: 'class C(Lesson):\n    def test_one(self):\n        pass\n' },
      'test_one needs a docstring',
    ],
    ['the goal', { [`${at}/lesson.md`]: `${HEAD.replace(/goal:.*\n/, '')}\n${HINTS}` }, `${at}/lesson.md:1: goal: is missing`],
    ['the head', { [`${at}/lesson.md`]: 'Text.' }, `${at}/lesson.md:1: has to begin with a head`],
    ['the quotes in YAML', { [`${at}/lesson.md`]: '---\ntitle: a\ngoal: "b\n---\n' }, `${at}/lesson.md:`],
    [
      'how a section is called',
      { [`${at}/lesson.md`]: `${HEAD.replace('Specification Overview', 'Overview')}${HINTS}` },
      '“PEP 3333, Overview” is no section',
    ],
    [
      'how a section of Django’s is called',
      { [`${at}/lesson.md`]: `${HEAD.replace('PEP 3333, Specification Overview', '"Django, Applications: Overview"')}${HINTS}` },
      '“Django, Applications: Overview” is no section',
    ],
    [
      'the file that is to be opened',
      { [`${at}/lesson.md`]: `${HEAD.replace('request:', 'open: apps.py\nrequest:')}${HINTS}` },
      `${at}: start/ has no apps.py, which is to be opened`,
    ],
    ['the numbers of the folder', { '04-middleware/order/lesson.md': 'x' }, '04-middleware/order: a lesson is in a folder like'],
  ])('%s', (_what, change, says) => {
    expect(() => read(change)).toThrow(says);
  });
});

describe('the text names the line of what it cannot mean:', () => {
  const line = HEAD.split('\n').length;
  test.each([
    ['raw HTML', '<b>x</b>', 'raw HTML is not allowed'],
    ['an unknown block', ':::movie\nx\n:::', '“movie” is not a known block'],
    ['a word that is none', 'At 10:thirty.', '“:thirty” is not a known word'],
    ['a moment that no recording has', ':::moment{event=returns}\nx\n:::', 'moment: event: has to be one of received, call,'],
    ['a moment that counts from zero', ':::moment{event=return nth=0}\nx\n:::', 'moment: nth: has to be more than 0'],
    ['an attribute that no one reads', ':::moment{event=return place=app}\nx\n:::', 'moment: there is no “place”'],
    ['a question without options', ':::predict{kind=choice}\nWhich?\n:::', 'needs a list of at least two options'],
    [
      'options without a question',
      ':::predict{kind=choice}\n- a :if{status=200}\n- b :if{status=404}\n:::',
      'needs a question above',
    ],
    ['a link to nowhere', '[2.7](../07-close-is-a-promise)', 'the link “../07-close-is-a-promise” leads to no lesson'],
    ['a block within a list', '- a\n\n  :::note\n  x\n  :::', '“note” has to stand by itself'],
    ['a request without one', ':::try\nx\n:::', 'try: needs either'],
  ])('%s', (_what, text, says) => {
    expect(() => withText(text)).toThrow(says);
    expect(() => withText(text)).toThrow(new RegExp(`^${at}/lesson.md:${line}: |^${at}/lesson.md:${line + 2}: `));
  });

  test('an option that nothing can prove', () => {
    expect(() => withText(':::predict{kind=order}\nWhich?\n- a :at{event=call}\n- b\n:::')).toThrow(
      `lesson.md:${line + 3}: an option of this kind of question has to end in :at{…}`,
    );
  });
});

test('what a lesson rests on has an address', () => {
  expect(specAddress('PEP 3333, The start_response() Callable')).toBe(
    'https://peps.python.org/pep-3333/#the-start-response-callable',
  );
  expect(specAddress('Django, Middleware')).toBe('https://docs.djangoproject.com/en/5.2/topics/http/middleware/');
  expect(specAddress('Django, Middleware: Exception handling')).toMatch('/topics/http/middleware/#exception-handling');
  for (const none of ['Django, Middleware: Colours', 'Django, toString', 'Flask, Middleware'])
    expect(specAddress(none)).toBeNull();
});
