// Django in one file, for tests.

/** What happens within Django. */
export const WITHIN: ReadonlySet<string> = new Set(['call', 'return', 'hook', 'raise', 'catch', 'middleware', 'query', 'signal']);

/** Settings, middleware and views; `more` are settings. A name without a dot is one in this file. */
export const django = (middleware: readonly string[], code: string, more = ''): string => `
from django.conf import settings
settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF="app", LOGGING_CONFIG=None, SECRET_KEY="s",
    MIDDLEWARE=${JSON.stringify(middleware.map((name) => (name.includes('.') ? name : `app.${name}`)))}, ${more})
from django.core.wsgi import get_wsgi_application
from django.http import Http404, HttpResponse
from django.core.exceptions import MiddlewareNotUsed
from django.urls import path
from django.utils.deprecation import MiddlewareMixin
${code}
application = get_wsgi_application()
`;
