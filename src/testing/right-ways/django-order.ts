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
        response.content = response.content.upper()
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
};
