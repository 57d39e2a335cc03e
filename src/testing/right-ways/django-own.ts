// Other right ways through the lessons of part 7 in which a middleware of one's own is written.
import type { Files } from '../../lesson/lesson.ts';
import type { Ways } from './ways.ts';

const python = String.raw;

const middleware = (code: string): Files => ({ 'mysite/middleware.py': code });

export const djangoOwn: Ways = {
  'write-one': {
    ways: [
      [
        'a function that counts with nonlocal',
        middleware(python`from django.conf import settings
from django.core import exceptions


def Number(get_response):
    if settings.NUMBERS is False:
        raise exceptions.MiddlewareNotUsed("nobody is counted")
    count = 0

    def number(request):
        nonlocal count
        count += 1
        request.number = count
        response = get_response(request)
        response.headers["x-number"] = request.number
        return response

    return number
`),
      ],
      [
        'a MiddlewareMixin with two hooks',
        middleware(python`import itertools

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.utils.deprecation import MiddlewareMixin


class Number(MiddlewareMixin):
    def __init__(self, get_response):
        if not getattr(settings, "NUMBERS", True):
            raise MiddlewareNotUsed
        super().__init__(get_response)
        self.numbers = itertools.count(1)

    def process_request(self, request):
        request.number = next(self.numbers)

    def process_response(self, request, response):
        response["X-Number"] = f"{request.number}"
        return response
`),
      ],
      [
        'a class that keeps the count for all of its kind, and a subclass',
        middleware(python`from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed


class Optional:
    setting = ""

    def __init__(self, get_response):
        if not getattr(settings, self.setting):
            raise MiddlewareNotUsed(f"{self.setting} is not set")
        self.get_response = get_response


class Number(Optional):
    setting = "NUMBERS"
    visitors = []

    def __call__(self, request):
        self.visitors.append(request.path)
        request.number = len(self.visitors)
        response = self.get_response(request)
        response.setdefault("X-Number", str(request.number))
        return response
`),
      ],
      [
        'a function under another name, marked as synchronous',
        {
          'mysite/settings.py': python`SECRET_KEY = "only-for-the-playground"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "mysite.urls"

MIDDLEWARE = ["mysite.numbers.count_visitors", "mysite.rehearsal.rehearsal"]

REHEARSAL = False
NUMBERS = True
`,
          'mysite/numbers.py': python`from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.utils.decorators import sync_only_middleware

visitors = 0


@sync_only_middleware
def count_visitors(get_response):
    if not settings.NUMBERS:
        raise MiddlewareNotUsed

    def counted(request):
        global visitors
        visitors = visitors + 1
        request.number = visitors
        response = get_response(request)
        response["X-Number"] = str(request.number)
        return response

    return counted
`,
        },
      ],
    ],
  },
  'two-kinds': {
    ways: [
      [
        'a function, on the way up',
        middleware(python`def Name(get_response):
    def name(request):
        response = get_response(request)
        if request.resolver_match is not None:
            request.environ["mysite.view"] = request.resolver_match.func.__name__
        return response

    return name
`),
      ],
      [
        'setdefault, with a word for those that nobody has answered',
        middleware(python`from django.utils.deprecation import MiddlewareMixin


class Name(MiddlewareMixin):
    def process_request(self, request):
        request.META.setdefault("mysite.view", "nobody")

    def process_view(self, request, view_func, view_args, view_kwargs):
        request.META.update({"mysite.view": view_func.__name__})
`),
      ],
      [
        'the other layer goes and looks by itself',
        {
          'mysite/wsgi.py': python`import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")
django = get_wsgi_application()


def application(environ, start_response):
    from django.urls import Resolver404, resolve

    try:
        view = resolve(environ["PATH_INFO"]).func.__name__
    except Resolver404:
        view = "nobody"

    def noted(status, headers, exc_info=None):
        print(f"{environ['PATH_INFO']} was answered by {view}: {status}")
        return start_response(status, headers, exc_info)

    return django(environ, noted)
`,
        },
      ],
      [
        'a place in environ that the outer one makes',
        {
          'mysite/middleware.py': python`class Name:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        request.META["mysite.notes"].append(view.__name__)
`,
          'mysite/wsgi.py': python`import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")


class Log:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        notes = environ["mysite.notes"] = []
        statuses = []

        def noted(status, *rest):
            statuses.append(status)
            return start_response(status, *rest)

        body = self.app(environ, noted)
        [view] = notes or ["nobody"]
        print(f"{environ['PATH_INFO']} was answered by {view}: {statuses[-1]}", file=environ["wsgi.errors"])
        return body


application = Log(get_wsgi_application())
`,
        },
      ],
    ],
  },
};
