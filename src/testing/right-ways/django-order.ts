// Other right ways through the lessons of part 7 that are about where in MIDDLEWARE somebody stands.
import type { Ways } from './ways.ts';

const python = String.raw;

/** mysite/settings.py of these lessons, with a list of one's own. */
const settings = (list: string): { 'mysite/settings.py': string } => ({
  'mysite/settings.py': `SECRET_KEY = "only-for-the-playground"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "mysite.urls"

${list}`,
});

const withUsers = (list: string) => ({
  'mysite/settings.py': `${settings(list)['mysite/settings.py']}
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth"]
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
`,
});

export const djangoOrder: Ways = {
  'top-down-and-back': {
    ways: [
      [
        'a tuple, put together',
        settings(python`MIDDLEWARE = (
    "django.middleware.security.SecurityMiddleware",
    *(f"mysite.middleware.{name}" for name in ("Count", "Sign", "Shout")),
)
`),
      ],
      [
        'in the order of their work, turned round',
        settings(python`# As they work on the page.
WORK = ["mysite.middleware.Shout", "mysite.middleware.Sign", "mysite.middleware.Count"]

MIDDLEWARE = [*WORK, "django.middleware.security.SecurityMiddleware"]
MIDDLEWARE.reverse()
`),
      ],
      [
        'with more of Django’s own',
        settings(python`MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # It writes a Content-Length, so it has to be the last to see the page.
    "django.middleware.common.CommonMiddleware",
    "mysite.middleware.Count",
    "mysite.middleware.Sign",
    "mysite.middleware.Shout",
]
`),
      ],
      [
        'under another name',
        {
          ...settings(python`MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "mysite.middleware.Size",
    "mysite.middleware.Sign",
    "mysite.loud.shout",
]
`),
          'mysite/loud.py': python`def shout(get_response):
    def loud(request):
        response = get_response(request)
        response.content = response.content.upper().replace(b".", b"!!!")
        return response

    return loud
`,
          'mysite/middleware.py': python`class Sign:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.content = response.content + b"Yours, the onion.\n"
        return response


class Size:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers["x-bytes"] = len(response.content)
        return response
`,
        },
      ],
    ],
  },
  'who-still-sees-it': {
    ways: [
      [
        'process_request of a MiddlewareMixin',
        {
          'mysite/middleware.py': python`from django.http import HttpResponseForbidden
from django.utils.deprecation import MiddlewareMixin


class Door(MiddlewareMixin):
    def process_request(self, request):
        if request.path == "/vault/" and request.META.get("HTTP_X_KEY") != "onion":
            return HttpResponseForbidden("The door stays shut.", content_type="text/plain")
`,
        },
      ],
      [
        'a function',
        {
          'mysite/middleware.py': python`from django.http import HttpResponse


def Door(get_response):
    def door(request):
        needs_key = request.path.startswith("/vault")
        if not needs_key or request.headers.get("x-key") == "onion":
            return get_response(request)
        return HttpResponse("The door stays shut.\n", status=403, content_type="text/plain")

    return door
`,
        },
      ],
      [
        'an exception, which Django makes a response of',
        {
          ...settings(python`MIDDLEWARE = [
    "mysite.log.log",
    "mysite.middleware.Words",
    "mysite.middleware.Door",
    "mysite.shelf.Shelf",
]
`),
          'mysite/middleware.py': python`from django.core.exceptions import PermissionDenied


class Words:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 403:
            response.content = "The door stays shut.\n"
        return response


class Door:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path == "/vault/" and request.headers.get("X-Key") != "onion":
            raise PermissionDenied
        return self.get_response(request)
`,
        },
      ],
      [
        'the hook as it was, below a shelf that comes last',
        {
          ...settings(python`MIDDLEWARE = [
    "mysite.log.log",
    "mysite.middleware.Door",
    "mysite.shelf.Shelf",
]
`),
          'mysite/shelf.py': python`from django.http import HttpResponse


class Shelf:
    """Looks for a page only when all doors have been asked, and keeps only what a view has made."""

    pages = {}

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.path not in self.pages:
            response = view(request, *args, **kwargs)
            self.pages[request.path] = response.content
        return HttpResponse(self.pages[request.path], content_type="text/plain")
`,
        },
      ],
    ],
  },
  'order-bugs': {
    ways: [
      [
        'the length outermost of all',
        withUsers(python`MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "mysite.middleware.Sign",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
`),
      ],
      [
        'the session at the top, with more layers',
        withUsers(python`FIRST = ["django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.security.SecurityMiddleware"]
MIDDLEWARE = FIRST + [
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "mysite.middleware.Sign",
]
`),
      ],
      [
        'above, with the length written anew',
        {
          ...withUsers(python`MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "mysite.middleware.Sign",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
`),
          'mysite/middleware.py': python`def Sign(get_response):
    def sign(request):
        response = get_response(request)
        response.write("Yours, the onion.\n")
        response["Content-Length"] = len(response.content)
        return response

    return sign
`,
        },
      ],
    ],
  },
};
