// What the texts of part 7 say of runs that no directive of theirs can name: of two requests in a row, of a start, of the rules.
import { afterAll, expect, test } from 'vitest';
import type { AuthoredLesson } from '../lesson/lesson.ts';
import { crossedLayers } from '../lesson/prediction.ts';
import { readCourse } from '../lesson/read-course.node.ts';
import { verdictsOf } from '../trace/referee/verdicts.ts';
import { lessonPlayer, printed } from './play-lesson.node.ts';

const { runner, send } = lessonPlayer();
afterAll(() => runner.dispose());
const course = readCourse('lessons');

function named(slug: string): AuthoredLesson {
  const lesson = course.find((one) => one.slug === slug);
  if (!lesson) throw new Error(`${slug} is gone`);
  return lesson;
}

test('7.1: the client gets thirty-four bytes, and Django makes the layers from the bottom of the list', async () => {
  const lesson = named('top-down-and-back');
  const { raw } = await send(lesson, lesson.start, 'GET /');
  expect(raw.split('\r\n\r\n')[1]).toHaveLength(34);
  const speaking = (lesson.start['mysite/middleware.py'] ?? '').replace(
    /( +)self\.get_response = get_response\n/g,
    (line, indent) => `${line}${indent}print(type(self).__name__, "is made")\n`,
  );
  // With another project a process begins, and tells its start.
  const { log, recording } = await send(lesson, { ...lesson.start, 'mysite/middleware.py': speaking }, 'GET /');
  expect(`${log}${printed(recording)}`).toMatch(/Count is made\nSign is made\nShout is made\n/);
});

test('7.4: after a stranger, Ada is refused by what lies on the shelf; before her, her gold is given away', async () => {
  const lesson = named('who-still-sees-it');
  const [stranger, ada] = ['GET /vault/', 'GET /vault/\nX-Key: onion'];
  await send(lesson, lesson.start, stranger);
  const second = await send(lesson, lesson.start, ada);
  expect(second.raw).toMatch(/ 403 /);
  expect(crossedLayers(second.recording)).toBe('WSGIHandler log Door Shelf');
  const hooks = second.recording.events.flatMap((event) => (event.type === 'hook' ? [event.name] : []));
  expect(hooks).not.toContain('process_view');
  // A process that has just begun.
  const fresh = { ...lesson.start, 'mysite/urls.py': `${lesson.start['mysite/urls.py']}# again\n` };
  expect((await send(lesson, fresh, ada)).raw).toContain('Gold and silver.');
  expect((await send(lesson, fresh, stranger)).raw).toContain('Gold and silver.');
});

test('7.5: when the loud bug is gone, the head promises less than comes, and Rules says so', async () => {
  const lesson = named('order-bugs');
  const half = lesson.mistakes.find(({ name }) => name === 'only-the-loud-one');
  const { raw, recording } = await send(lesson, half?.files ?? {}, 'GET /');
  expect(raw).toMatch(/Content-Length: 17\r\n[\s\S]*\r\n\r\nHello, stranger\.\nYours, the onion\.\n$/);
  expect(verdictsOf(recording).map(({ rule }) => rule.id)).toEqual(['body-too-long']);
});

test('7.6: with NUMBERS = False the layer has no skin', async () => {
  const lesson = named('write-one');
  const settings = `${lesson.solution['mysite/settings.py']}\nNUMBERS = False\n`;
  const { raw, recording } = await send(lesson, { ...lesson.solution, 'mysite/settings.py': settings }, 'GET /');
  expect(raw).toContain('Nobody counts you.');
  expect(crossedLayers(recording)).toBe('WSGIHandler SecurityMiddleware index');
});
