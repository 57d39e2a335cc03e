// What keeps Django from starting: each mistake is said with the phase, the user's line, why, and what mends it. Django's own words come last.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { APP, projectOf } from './django-project.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const IMPORTS = 'from django.apps import AppConfig\n\n';
const POLLS = {
  'polls/__init__.py': '',
  'polls/models.py':
    'from django.db import models\n\nclass Question(models.Model):\n    text = models.CharField(max_length=200)\n',
};
const PATH = 'polls.apps.PollsConfig';
const config = (body: string) => ({ ...POLLS, 'polls/apps.py': `${IMPORTS}class PollsConfig(AppConfig):\n${body}` });
/** A test project's settings have the first entry of a test's own in line 7. */
const ENTRY = 'mysite/settings.py:7';

interface Mistake {
  apps?: readonly string[];
  files?: Readonly<Record<string, string>>;
  settings?: string;
  at: string | null;
  /** What the sentence says, piece by piece, in this order. */
  says: readonly string[];
}

const MISTAKES: Readonly<Record<string, Mistake>> = {
  'models imported in the package of an application': {
    files: { ...POLLS, 'polls/__init__.py': 'from .models import Question\n' },
    at: 'polls/__init__.py:1',
    says: [
      'its class Question is about to be made (polls/models.py, line 3) in phase one, while Django makes an application of the entry “polls”',
      'only when all applications are made',
      'never in an application’s __init__.py',
      "AppRegistryNotReady: Apps aren't loaded yet.",
    ],
  },
  'models imported in the settings': {
    files: POLLS,
    settings: 'from polls.models import Question\n',
    at: 'mysite/settings.py:14',
    says: ['a model is touched', 'while Django reads its settings (mysite.settings)', 'Settings hold plain values'],
  },
  'models imported before Django is told to start': {
    files: {
      ...POLLS,
      'mysite/wsgi.py': 'import os\nos.environ["DJANGO_SETTINGS_MODULE"] = "mysite.settings"\nimport polls.models\n',
    },
    at: 'mysite/wsgi.py:3',
    says: ['before Django was told to start', 'after get_wsgi_application() or django.setup()'],
  },
  'get_user_model() while applications are made': {
    files: { ...POLLS, 'polls/__init__.py': 'from django.contrib.auth import get_user_model\nUser = get_user_model()\n' },
    at: 'polls/__init__.py:2',
    says: ['get_user_model() is called in phase one', 'settings.AUTH_USER_MODEL', "AppRegistryNotReady: Apps aren't loaded yet."],
  },
  'all models asked for while they are being imported': {
    files: { ...POLLS, 'polls/models.py': 'from django.apps import apps\nALL = apps.get_models()\n' },
    at: 'polls/models.py:2',
    says: [
      'the registry is asked: apps.get_models() in phase two, while Django imports the models of “polls”',
      'when all models are imported',
      'Ask in ready()',
      "AppRegistryNotReady: Models aren't loaded yet.",
    ],
  },
  'a text translated too soon': {
    files: { ...POLLS, 'polls/__init__.py': 'from django.utils.translation import gettext\nNAME = gettext("polls")\n' },
    at: 'polls/__init__.py:2',
    says: ['Here a text is translated in phase one', 'gettext_lazy()', 'AppRegistryNotReady: The translation infrastructure'],
  },
  'two applications with one label': {
    apps: ['polls', 'other.polls'],
    files: { ...POLLS, 'other/__init__.py': '', 'other/polls/__init__.py': '' },
    at: 'mysite/settings.py:8',
    says: [
      'two applications want the label “polls”: polls, which has it, and other.polls',
      'a `label` of its own',
      'duplicates: polls',
    ],
  },
  'an application listed twice': {
    apps: ['polls', 'polls'],
    files: POLLS,
    at: 'mysite/settings.py:8',
    says: ['makes the application polls a second time', 'take one of the two entries out', 'duplicates: polls'],
  },
  'an application under two labels': {
    apps: ['polls', PATH],
    files: config('    name = "polls"\n    label = "surveys"\n    default = False\n'),
    at: ENTRY,
    says: ['polls is there twice, under two labels', "Application names aren't unique, duplicates: polls"],
  },
  'an application that is not there': {
    apps: ['pols'],
    files: POLLS,
    at: ENTRY,
    says: ['for “pols” there is no module “pols” here: did you mean “polls”?', "ModuleNotFoundError: No module named 'pols'"],
  },
  'a module of an AppConfig that is not there': {
    apps: ['polls.app.PollsConfig'],
    files: config('    name = "polls"\n'),
    at: ENTRY,
    says: ['for “polls.app.PollsConfig” there is no module “polls.app”', "ModuleNotFoundError: No module named 'polls.app'"],
  },
  'an AppConfig that is not there': {
    apps: ['polls.apps.PollConfig'],
    files: config('    name = "polls"\n'),
    at: ENTRY,
    says: ['polls.apps can be imported, and has no class PollConfig', "Choices are: 'PollsConfig'."],
  },
  'an entry that leads to something else': {
    apps: ['polls.models.Question'],
    files: { ...POLLS, 'polls/models.py': 'class Question:\n    pass\n' },
    at: ENTRY,
    says: ['leads to something that is no AppConfig', "isn't a subclass of AppConfig"],
  },
  'an AppConfig without a name': {
    apps: [PATH],
    files: config('    verbose_name = "Polls"\n'),
    at: 'polls/apps.py:3',
    says: ['says not of which module it is: give it `name = "polls"`', 'must supply a name attribute'],
  },
  'an AppConfig with a wrong name': {
    apps: [PATH],
    files: config('    name = "pols"\n'),
    at: 'polls/apps.py:4',
    says: ['its application is the module pols, which can’t be imported', 'as “polls”', "Cannot import 'pols'."],
  },
  'two AppConfigs that are the default': {
    files: config('    name = "polls"\n    default = True\n\nclass Other(PollsConfig):\n    default = True\n'),
    at: 'polls/apps.py:1',
    says: ['several say `default = True`', 'declares more than one default AppConfig'],
  },
  'a label that is no name': {
    apps: [PATH],
    files: config('    name = "polls"\n    label = "my-polls"\n'),
    at: 'polls/apps.py:5',
    says: ['a plain name: letters, digits, underscores', "'my-polls' is not a valid Python identifier"],
  },
  'a model of no application': {
    apps: ['polls'],
    files: {
      'polls/__init__.py': '',
      'polls/models.py': 'from shop.models import Item\n',
      'shop/__init__.py': '',
      'shop/models.py': 'from django.db import models\n\nclass Item(models.Model):\n    pass\n',
    },
    at: 'shop/models.py:3',
    says: ['a model is made in phase two', 'Add “shop” to INSTALLED_APPS', "doesn't declare an explicit app_label"],
  },
  'a model module under two names': {
    apps: ['site_.polls'],
    files: {
      'site_/__init__.py': 'import sys\nsys.path.append("/srv/app/site_")\n',
      'site_/polls/__init__.py': '',
      'site_/polls/models.py':
        'from django.db import models\n\nclass Q(models.Model):\n    class Meta:\n        app_label = "polls"\n\nif __name__ != "polls.models":\n    import polls.models\n',
    },
    at: 'site_/polls/models.py:3',
    says: ['imported under two names', "RuntimeError: Conflicting 'q' models"],
  },
  'django.setup() within a start': {
    files: { ...POLLS, 'polls/models.py': 'import django\ndjango.setup()\n' },
    at: 'polls/models.py:2',
    says: ['told to start once more in phase two', 'take the call out of here', "populate() isn't reentrant"],
  },
  'ready() that raises': {
    apps: [PATH],
    files: config('    name = "polls"\n    def ready(self):\n        1 / 0\n'),
    at: 'polls/apps.py:6',
    says: ['Phase three: all models are imported, and ready() of “polls” raised', 'ZeroDivisionError: division by zero'],
  },
  'models that can’t be imported': {
    files: { ...POLLS, 'polls/models.py': 'import nowhere\n' },
    at: 'polls/models.py:1',
    says: ['raised in phase two, while Django imports the models of “polls”', "No module named 'nowhere'"],
  },
  'a user model that is not installed': {
    files: { ...POLLS, 'polls/models.py': 'from django.contrib.auth import get_user_model\nUser = get_user_model()\n' },
    settings: 'AUTH_USER_MODEL = "people.Person"\n',
    at: null,
    says: ['AUTH_USER_MODEL names is not there', "AUTH_USER_MODEL refers to model 'people.Person' that has not been installed"],
  },
  'settings that are not there': {
    files: {
      'mysite/wsgi.py':
        'import os\nos.environ["DJANGO_SETTINGS_MODULE"] = "mysite.setings"\nfrom django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n',
    },
    at: null,
    says: ['in the module “mysite.setings”, which DJANGO_SETTINGS_MODULE names', "No module named 'mysite.setings'"],
  },
  'a setting before anybody said where settings are': {
    files: { 'mysite/wsgi.py': 'from django.conf import settings\nprint(settings.DEBUG)\n' },
    at: 'mysite/wsgi.py:2',
    says: ['nobody has said yet where the settings are', 'settings are not configured'],
  },
  'no SECRET_KEY': {
    files: { ...POLLS, 'polls/models.py': 'from django.core import signing\nsigning.dumps(1)\n' },
    settings: 'SECRET_KEY = ""\n',
    at: 'polls/models.py:2',
    says: [
      'in phase two, while Django imports the models of “polls”',
      'no SECRET_KEY has been set',
      'The SECRET_KEY setting must not be empty.',
    ],
  },
  'no comma between two entries of MIDDLEWARE': {
    apps: [],
    settings:
      'MIDDLEWARE = [\n    "django.middleware.common.CommonMiddleware"\n    "django.contrib.sessions.middleware.SessionMiddleware",\n]\n',
    at: 'mysite/settings.py:14',
    says: [
      'Is there a comma missing between “django.middleware.common.CommonMiddleware” and “django.contrib.sessions.middleware.SessionMiddleware” in MIDDLEWARE?',
      'ModuleNotFoundError',
    ],
  },
  'no comma between two entries of INSTALLED_APPS': {
    apps: [],
    files: POLLS,
    settings: 'INSTALLED_APPS += ["polls" \'django.contrib.humanize\']\n',
    at: 'mysite/settings.py:13',
    says: ['Is there a comma missing between “polls” and “django.contrib.humanize” in INSTALLED_APPS?', 'ModuleNotFoundError'],
  },
  'an entry in two pieces that are meant as one': {
    apps: [],
    settings: 'MIDDLEWARE = [\n    "mysite.middleware." "Watch",\n]\n',
    at: 'mysite/settings.py:14',
    says: ['Django imports each entry of MIDDLEWARE: “mysite.middleware.Watch” can’t be imported'],
  },
  'a middleware that is not there': {
    apps: [],
    settings: 'MIDDLEWARE = [\n    "mysite.middleware.Watch",\n]\n',
    at: 'mysite/settings.py:14',
    says: [
      'Django imports each entry of MIDDLEWARE: “mysite.middleware.Watch” can’t be imported',
      "No module named 'mysite.middleware'",
    ],
  },
};

test.each(Object.entries(MISTAKES))('%s', (_, { apps = ['polls'], files = {}, settings, at, says }) => {
  const started = python.start(projectOf(apps, files, settings), APP);
  expect(started.ok).toBe(false);
  const pieces = says.map((piece) => [piece, (started.says ?? '').indexOf(piece)] as const);
  expect(started.says, pieces.map(([piece, found]) => `${found}: ${piece}`).join('\n')).toSatisfy(() =>
    pieces.every(([, found], nth) => found >= 0 && found >= (pieces[nth - 1]?.[1] ?? 0)),
  );
  if (at !== null) expect(`${started.file}:${started.line}`).toBe(at);
  expect(started.recording?.ended).toBe('raised');
});
