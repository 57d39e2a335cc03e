// Other right ways through the first half of part 6, where applications of Django's are installed.
import type { Ways } from './ways.ts';

const python = String.raw;

export const applicationRegistry: Ways = {
  'one-wsgi-application': {
    ways: [
      [
        'the two halves of get_wsgi_application, by hand',
        {
          'mysite/wsgi.py': python`import os

os.environ["DJANGO_SETTINGS_MODULE"] = "mysite.settings"

import django
from django.core.handlers.wsgi import WSGIHandler

django.setup()
application = WSGIHandler()
`,
        },
      ],
      [
        'a function around the handler, and a layer of its own',
        {
          'mysite/wsgi.py': python`from django.conf import settings
from django.core.wsgi import get_wsgi_application

from mysite import settings as own

settings.configure(**{name: getattr(own, name) for name in dir(own) if name.isupper()})
site = get_wsgi_application()


def application(environ, start_response):
    """Serves under this name, whatever it is called inside."""
    return site(environ, start_response)
`,
        },
      ],
      [
        'made for the first visitor, and kept',
        {
          'mysite/wsgi.py': python`import functools
import os

from django.core.wsgi import get_wsgi_application

os.environ |= {"DJANGO_SETTINGS_MODULE": "mysite.settings"}
site = functools.cache(get_wsgi_application)


class Application:
    def __call__(self, environ, start_response):
        return site()(environ, start_response)


application = Application()
`,
        },
      ],
    ],
  },
  'installed-apps': {
    ways: [
      [
        'added behind the list',
        {
          'mysite/settings.py': python`from pathlib import Path

SECRET_KEY = "secret"
DEBUG = True
TIME_ZONE = "UTC"
DEPARTMENTS = Path(__file__).parent.parent / "zoo"
INSTALLED_APPS = ["zoo"]
INSTALLED_APPS += sorted(f"zoo.{one.name}" for one in DEPARTMENTS.iterdir() if (one / "views.py").exists())
ROOT_URLCONF = "mysite.urls"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
`,
        },
      ],
      [
        'by classes, with labels of their own',
        {
          'zoo/configs.py': python`from django.apps import AppConfig


class Birds(AppConfig):
    name = "zoo.birds"
    label = "feathers"


class Fish(AppConfig):
    name = "zoo.fish"
`,
          'mysite/settings.py': python`SECRET_KEY = "secret"
DEBUG = True
TIME_ZONE = "UTC"
INSTALLED_APPS = ("zoo.configs.Fish", "zoo.configs.Birds")
ROOT_URLCONF = "mysite.urls"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
`,
        },
      ],
      [
        'with a loader for the folders of applications instead of APP_DIRS',
        {
          'mysite/settings.py': python`SECRET_KEY = "secret"
DEBUG = True
TIME_ZONE = "UTC"
INSTALLED_APPS = ["zoo.fish", "zoo", "zoo.birds"]
ROOT_URLCONF = "mysite.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"loaders": ["django.template.loaders.app_directories.Loader"]},
    },
]
`,
        },
      ],
    ],
  },
  'app-config': {
    ways: [
      [
        'classes that are named in the settings',
        {
          'mysite/apps.py': python`from archive.rock_n_roll.apps import RockNRollConfig as Archive
from rock_n_roll.apps import RockNRollConfig


class Proper(RockNRollConfig):
    verbose_name = "Rock ’n’ roll"


class OldRecords(Archive):
    label = "records"
    verbose_name = "Records"
`,
          'mysite/settings.py': python`SECRET_KEY = "secret"
DEBUG = True
TIME_ZONE = "UTC"
INSTALLED_APPS = ["mysite.apps.OldRecords", "mysite.apps.Proper"]
ROOT_URLCONF = "mysite.urls"
`,
        },
      ],
      [
        'two classes, one of them the default, and a name that waits to be translated',
        {
          'rock_n_roll/apps.py': python`from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Plain(AppConfig):
    name = "rock_n_roll"


class Proper(Plain):
    default = True
    verbose_name = _("Rock 'n' roll")
`,
          'archive/rock_n_roll/apps.py': python`from django.apps import AppConfig


class Archive(AppConfig):
    name, label = "archive.rock_n_roll", "archive"
`,
          'mysite/settings.py': python`SECRET_KEY = "secret"
DEBUG = True
TIME_ZONE = "UTC"
INSTALLED_APPS = ["archive.rock_n_roll", "rock_n_roll"]
ROOT_URLCONF = "mysite.urls"
`,
        },
      ],
      [
        'made with type(), and named in the settings',
        {
          'rock_n_roll/apps.py': python`import django.apps

apostrophe = chr(0x2019)
Config = type(
    "Config",
    (django.apps.AppConfig,),
    {"name": __package__, "verbose_name": f"Rock {apostrophe}n{apostrophe} roll", "__module__": __name__},
)
`,
          'archive/rock_n_roll/apps.py': python`from django.apps import AppConfig


class RockNRollConfig(AppConfig):
    name = "archive.rock_n_roll"
    label = "_".join(name.split("."))
`,
          'mysite/settings.py': python`SECRET_KEY = "secret"
DEBUG = True
TIME_ZONE = "UTC"
INSTALLED_APPS = ["rock_n_roll.apps.Config", "archive.rock_n_roll.apps.RockNRollConfig"]
ROOT_URLCONF = "mysite.urls"
`,
        },
      ],
    ],
  },
};
