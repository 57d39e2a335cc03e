// Django's registry as a start leaves it: every application, why its class was chosen, its models with their fields. What Django's documentation
// (Applications, Configuring applications) says of each way to write an entry, typed in.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import type { EventOf } from '../trace/event.ts';
import { APP, projectOf } from './django-project.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

function registry(apps: readonly string[], files: Record<string, string>, settings = ''): EventOf<'registry'> {
  const { recording } = python.start(projectOf(apps, files, settings), APP);
  const event = recording?.events.find((one) => one.type === 'registry');
  if (event?.type !== 'registry') throw new Error('No registry was told.');
  return event;
}
const config = (name: string, body: string) => `class ${name}(AppConfig):\n    name = "rock_n_roll"\n${body}\n`;
const apps = (...classes: string[]) => `from django.apps import AppConfig\n\n${classes.join('\n')}`;
const ROCK = { 'rock_n_roll/__init__.py': '' };
const last = (told: EventOf<'registry'>) => told.apps.at(-1);

describe('Django documentation, Applications: which class an entry gets', () => {
  test('“rock_n_roll/apps.py” with one AppConfig: it is loaded, whatever it is called', () => {
    const files = { ...ROCK, 'rock_n_roll/apps.py': apps(config('RockNRollConfig', '    verbose_name = "Rock ’n’ roll"')) };
    expect(last(registry(['rock_n_roll'], files))).toMatchObject({
      entry: 'rock_n_roll',
      how: 'only',
      candidates: [{ name: 'RockNRollConfig' }],
      label: 'rock_n_roll',
      verbose: 'Rock ’n’ roll',
      class: 'rock_n_roll.apps.RockNRollConfig',
      module: 'rock_n_roll',
      path: '/srv/app/rock_n_roll',
      place: { file: 'rock_n_roll/apps.py', line: 3 },
    });
  });
  test('the entry is the path of a class: that one; “anthology/apps.py” gives another label', () => {
    const files = {
      ...ROCK,
      'rock_n_roll/apps.py': apps(config('RockNRollConfig', '')),
      'anthology/__init__.py': '',
      'anthology/apps.py': `from rock_n_roll.apps import RockNRollConfig\n\nclass JazzManoucheConfig(RockNRollConfig):\n    label = "jazz"\n    verbose_name = "Jazz Manouche"\n`,
    };
    expect(last(registry(['anthology.apps.JazzManoucheConfig'], files))).toMatchObject({
      how: 'path',
      label: 'jazz',
      name: 'rock_n_roll',
      verbose: 'Jazz Manouche',
      class: 'anthology.apps.JazzManoucheConfig',
    });
  });
  test('“default = False” keeps the only one from being used; of several the one with “default = True” is', () => {
    const no = { ...ROCK, 'rock_n_roll/apps.py': apps(config('One', '    default = False')) };
    expect(last(registry(['rock_n_roll'], no))).toMatchObject({
      how: 'none',
      class: 'django.apps.config.AppConfig',
      candidates: [{ name: 'One', default: false }],
    });
    const yes = { ...ROCK, 'rock_n_roll/apps.py': apps(config('One', ''), config('Two', '    default = True')) };
    expect(last(registry(['rock_n_roll'], yes))).toMatchObject({ how: 'default', class: 'rock_n_roll.apps.Two' });
    const two = { ...ROCK, 'rock_n_roll/apps.py': apps(config('One', ''), config('Two', '')) };
    expect(last(registry(['rock_n_roll'], two))).toMatchObject({ how: 'none', candidates: [{ name: 'One' }, { name: 'Two' }] });
  });
  test('no AppConfig at all: the base class is used, and the label is the last part of the name', () => {
    const told = registry(['shop.rock'], { 'shop/__init__.py': '', 'shop/rock/__init__.py': '' });
    expect(last(told)).toMatchObject({ how: 'base', label: 'rock', name: 'shop.rock', verbose: 'Rock', place: null });
    expect(told).toMatchObject({
      ready: 'ready',
      entries: ['django.contrib.contenttypes', 'django.contrib.auth', 'shop.rock'],
    });
  });
});

test('models with their fields: relations, what Django adds, proxies, what a setting swaps for another', () => {
  const models = `from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models

class Member(AbstractUser):
    nickname = models.CharField(max_length=20, null=True, unique=True)

class Band(models.Model):
    leader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    fans = models.ManyToManyField("Member", related_name="likes")

class Old(Band):
    class Meta:
        proxy = True
`;
  const told = registry(
    ['rock_n_roll'],
    { ...ROCK, 'rock_n_roll/models.py': models },
    'AUTH_USER_MODEL = "rock_n_roll.Member"\n',
  );
  const made = last(told)?.models ?? [];
  expect(made.map(({ name, is = [], place }) => `${name} ${place?.line} ${is}`)).toEqual([
    'Member_groups undefined auto_created',
    'Member_user_permissions undefined auto_created',
    'Member 5 ',
    'Band_fans undefined auto_created',
    'Band 8 ',
    'Old 12 proxy',
  ]);
  const said = made.find(({ name }) => name === 'Band')?.fields;
  expect(said).toEqual([
    { name: 'id', type: 'BigAutoField', says: ['primary key', 'made by Django'] },
    { name: 'leader', type: 'ForeignKey', to: 'rock_n_roll.Member' },
    { name: 'fans', type: 'ManyToManyField', to: 'rock_n_roll.Member' },
  ]);
  const member = made.find(({ name }) => name === 'Member')?.fields.find(({ name }) => name === 'nickname');
  expect(member?.says).toEqual(['unique', 'null', 'max_length 20']);
  const auth = told.apps.find(({ label }) => label === 'auth')?.models.find(({ name }) => name === 'User');
  expect(auth?.is).toEqual(['swapped']);
});

test('after a start that failed the registry is there as far as it got', () => {
  const files = { ...ROCK, 'rock_n_roll/models.py': 'import nowhere\n' };
  const told = registry(['rock_n_roll', 'second'], { ...files, 'second/__init__.py': '' });
  expect(told.ready).toBe('apps');
  expect(told.apps.map(({ label, imported, models }) => `${label} ${imported} ${models.length}`)).toEqual([
    'contenttypes true 1',
    'auth true 6',
    'rock_n_roll true 0',
    'second false 0',
  ]);
  const early = registry(['nowhere'], {});
  expect(early).toMatchObject({ ready: 'none', entries: [...early.apps.map(({ name }) => name), 'nowhere'] });
});

test('looking runs nothing of the program’s', () => {
  const code = `from django.apps import AppConfig
looked = []
class Kind(type(AppConfig)):
    def __getattribute__(cls, name):
        if "ready" in looked and not name.startswith("__"):
            print("looked at", name)
        return super().__getattribute__(name)
class RockNRollConfig(AppConfig, metaclass=Kind):
    name = "rock_n_roll"
    def __getattribute__(self, name):
        if "ready" in looked:
            print("looked at", name)
        return super().__getattribute__(name)
    def __repr__(self):
        print("looked at repr")
        return "?"
    def ready(self):
        looked.append("ready")
`;
  const started = python.start(projectOf(['rock_n_roll.apps.RockNRollConfig'], { ...ROCK, 'rock_n_roll/apps.py': code }), APP);
  expect(started).toMatchObject({ ok: true });
  expect(started.log.stdout ?? '').not.toContain('looked');
});
