// A Django project of few files for tests: settings, URLs and wsgi.py as startproject writes them, and whatever a test adds or puts in their place.

export const ENTRIES = ['django.contrib.contenttypes', 'django.contrib.auth'];

/** `apps`: what INSTALLED_APPS lists behind Django's own. */
export function projectOf(
  apps: readonly string[],
  files: Readonly<Record<string, string>>,
  settings = '',
): Record<string, string> {
  const listed = [...ENTRIES, ...apps].map((entry) => `    "${entry}",\n`).join('');
  return {
    'mysite/__init__.py': '',
    'mysite/settings.py': `SECRET_KEY = "s"
DEBUG = True
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = [
${listed}]
MIDDLEWARE = []
ROOT_URLCONF = "mysite.urls"
LOGGING_CONFIG = None
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
${settings}`,
    'mysite/urls.py': 'urlpatterns = []\n',
    'mysite/wsgi.py': `import os
from django.core.wsgi import get_wsgi_application
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")
application = get_wsgi_application()
`,
    ...files,
  };
}

export const APP = { app: 'mysite.wsgi:application' };
