// The Hooks tab tells what stands where in MIDDLEWARE against Django's documentation: of the project, and of a list that is pasted. And queries.
import { expect, test } from './playground.ts';

const SETTINGS = `
from django.conf import settings
settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF="app", LOGGING_CONFIG=None, SECRET_KEY="s", MIDDLEWARE=[
    "django.middleware.common.CommonMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "app.Unused",
], DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
from django.core.wsgi import get_wsgi_application
from django.core.exceptions import MiddlewareNotUsed
from django.db import connection
from django.http import HttpResponse
from django.urls import path

class Unused:
    def __init__(self, get_response):
        raise MiddlewareNotUsed("only with a cache")

def page(request):
    with connection.cursor() as cursor:
        for number in (1, 2, 3, 3):
            cursor.execute("SELECT %s", [number])
    return HttpResponse("counted")

urlpatterns = [path("", page)]
application = get_wsgi_application()
`;

test('what is out of order in MIDDLEWARE, and which queries are one for each of many', async ({ playground, page }) => {
  await playground.open('example-empty');
  await playground.type(SETTINGS);
  await playground.sends();
  await playground.response('counted');
  await playground.tab('Hooks').click();
  await expect(page.getByRole('row', { name: /^Unused/ })).toContainText('not used: only with a cache');

  const queries = page.getByRole('region', { name: 'Queries' });
  await expect(queries).toContainText('app.py:21 puts one statement 4 times, with other parameters each time');
  await expect(queries).toContainText('the same for the second time');

  const hints = page.getByRole('list', { name: 'Hints on this project’s MIDDLEWARE' });
  await expect(hints.getByRole('listitem').first()).toContainText(
    'SecurityMiddleware belongs near the top: where it redirects to https, nothing else has to run for it. Here CommonMiddleware stands before it.',
  );
  await expect(hints.getByRole('link', { name: 'Middleware ordering' })).toHaveAttribute('href', /#middleware-ordering$/);

  // Any other list, read as it is pasted.
  await page.getByText('Check another list').click();
  const field = page.getByRole('textbox', { name: /^Paste MIDDLEWARE/ });
  await field.fill('MIDDLEWARE = ["django.contrib.auth.middleware.AuthenticationMiddleware"] + EXTRA');
  await expect(page.getByText(/After the list, in line 1, something is done to it/)).toBeVisible();
  await field.fill('MIDDLEWARE = ["django.contrib.auth.middleware.AuthenticationMiddleware"]');
  await expect(page.getByRole('list', { name: 'Hints on the pasted list' })).toContainText(
    'AuthenticationMiddleware needs SessionMiddleware, which is not in the list.',
  );
});
