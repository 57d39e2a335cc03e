import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")


def application(environ, start_response):
    return get_wsgi_application()(environ, start_response)
