// What is in the Django bundle, and what is said of a package that is in none.
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from './inline-python.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});
const names = Object.keys(unzipSync(readFileSync('public/bundles/django.zip')));
const localesIn = (folder: string) =>
  [
    ...new Set(
      names.flatMap((name) => new RegExp(`^django/${folder}/locale/(\\w+)/LC_MESSAGES/django\\.mo$`).exec(name)?.[1] ?? []),
    ),
  ].sort();

test('Django speaks English and two more languages, and its admin has its scripts', () => {
  expect(localesIn('conf')).toEqual(['de', 'en', 'fr']);
  expect(localesIn('contrib/admin')).toEqual(['de', 'en', 'fr']);
  expect(names).toContain('django/contrib/admin/static/admin/js/vendor/jquery/jquery.js');
  expect(readFileSync('public/bundles/licences/django.txt', 'utf8')).toMatch(/Django/);
});

const project = (settings: string) => `
from django.conf import settings
settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF="app", SECRET_KEY="s", ${settings})
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path
from django.utils import timezone, translation
from django.utils.translation import gettext
def page(request):
    said = []
    for language in ["en", "de", "fr"]:
        with translation.override(language):
            said.append(gettext("Yes"))
    return HttpResponse(f"{said} {timezone.localtime().tzinfo}")
urlpatterns = [path("", page)]
application = get_wsgi_application()
`;

test('they are spoken, and the one time zone is there', () => {
  expect(python.start(project('USE_TZ=True, TIME_ZONE="UTC", USE_I18N=True'))).toMatchObject({ ok: true });
  const body = new TextDecoder().decode(Buffer.from(python.request().raw, 'latin1'));
  expect(body).toContain("['Yes', 'Ja', 'Oui'] UTC");
});

test('an application that is no package here is said by name, at the user’s line', () => {
  const started = python.start(project('INSTALLED_APPS=["rest_framework"]'));
  expect(started).toMatchObject({
    ok: false,
    file: 'app.py',
    says: expect.stringContaining('there is no module “rest_framework” here'),
  });
});
