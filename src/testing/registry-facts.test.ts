// What the texts of part 6 say of starts: in which phase what is imported, and what Django says of projects that can't be started.
import { afterAll, expect, test } from 'vitest';
import type { AuthoredLesson, Files } from '../lesson/lesson.ts';
import { rawRequest } from '../lesson/raw-request.ts';
import { readCourse } from '../lesson/read-course.node.ts';
import { type BootStep, bootOf } from '../trace/boot.ts';
import { lessonPlayer } from './play-lesson.node.ts';

const { runner, send } = lessonPlayer();
afterAll(() => runner.dispose());
const course = readCourse('lessons');

const named = (slug: string): AuthoredLesson => {
  const lesson = course.find((one) => one.slug === slug);
  if (!lesson) throw new Error(`${slug} is gone`);
  return lesson;
};

/** How the server starts with these files in place of the lesson's own. */
async function start({ front, start: own }: AuthoredLesson, files: Files) {
  const request = { raw: rawRequest(front.request), connection: 'new', halfClose: false } as const;
  const project = { files: { ...own, ...files }, app: front.app };
  const { started } = await runner.send(request, project, { name: 'wsgiref' }, { limit: 30_000 });
  const steps = started.recording === null ? [] : bootOf(started.recording);
  return { says: started.ok ? '' : started.says, file: started.ok ? null : started.file, steps };
}
const told = ({ kind, of, failed }: BootStep): string => `${kind} ${of}${failed ? ' failed' : ''}`;

test('6.1: at first nothing of the project is imported but wsgi.py; then settings, applications, middleware', async () => {
  const lesson = named('one-wsgi-application');
  const before = await start(lesson, {});
  expect(before.steps.map(told)).toEqual(['import mysite', 'import mysite.wsgi']);
  const after = await start(lesson, lesson.solution);
  const inDjango = after.steps.filter(({ kind }) => kind !== 'import').map(({ kind }) => kind);
  expect(inDjango).toEqual(['settings', 'config', 'models', 'ready', 'middleware']);
});

test('6.2: a model belongs to the application around it; where none is, it ends in a RuntimeError', async () => {
  const lesson = named('installed-apps');
  const model = 'from django.db import models\n\n\nclass Bird(models.Model):\n    pass\n';
  const view = `from zoo.birds.models import Bird\n${lesson.start['zoo/birds/views.py']}`.replace('["Wren"', '[Bird._meta.label');
  const files = { ...lesson.start, 'zoo/birds/models.py': model, 'zoo/birds/views.py': view };
  const { raw } = await send(lesson, files, 'GET /birds/');
  expect(raw).toContain('zoo.Bird');
  const settings = `${lesson.start['mysite/settings.py']}INSTALLED_APPS = []\n`;
  const none = await send(lesson, { ...files, 'mysite/settings.py': settings }, 'GET /birds/');
  expect(none.log).toContain(
    "RuntimeError: Model class zoo.birds.models.Bird doesn't declare an explicit app_label and isn't in an",
  );
});

test('6.3: Django says which label, or which name, is there twice', async () => {
  const lesson = named('app-config');
  const settings = `${lesson.start['mysite/settings.py']}INSTALLED_APPS += ["archive.rock_n_roll"]\n`;
  const twice = await start(lesson, { 'mysite/settings.py': settings });
  expect(twice.says).toContain("Application labels aren't unique, duplicates: rock_n_roll");
  const named_twice = await start(lesson, {
    'mysite/settings.py': settings,
    'archive/rock_n_roll/apps.py':
      'from django.apps import AppConfig\n\n\nclass Archive(AppConfig):\n    name = "rock_n_roll"\n    label = "archive"\n',
  });
  expect(named_twice.says).toContain("Application names aren't unique, duplicates: rock_n_roll");
});

test('6.5: who asks for models in phase two, or imports one in phase one, is refused, and the step never ends', async () => {
  const lesson = named('three-phases');
  const two = await start(lesson, {
    'charts/models.py':
      'from charts.ranking import rank\nfrom django.apps import apps\n\nfor model in apps.get_models():\n    rank(model)\n',
  });
  expect([two.says, two.file]).toEqual([expect.stringContaining("Models aren't loaded yet."), 'charts/models.py']);
  expect(two.steps.map(told)).toContain('models charts failed');
  const one = await start(lesson, { 'charts/apps.py': `from films.models import Film\n${lesson.start['charts/apps.py']}` });
  expect([one.says, one.steps.map(told)]).toEqual([
    expect.stringContaining("Apps aren't loaded yet."),
    expect.arrayContaining(['config charts failed']),
  ]);
});

test('6.7: the admin imports the module of the project in its ready()', async () => {
  const { steps } = await start(named('djangos-own-applications'), {});
  const ready = steps.find(({ kind, of }) => kind === 'ready' && of === 'admin');
  expect(ready?.steps.map(told)).toEqual(['import rock_n_roll.admin']);
});
