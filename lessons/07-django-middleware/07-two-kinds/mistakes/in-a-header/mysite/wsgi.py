import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")


class Log:
    """Around all of Django: prints who answered each request, and how. A layer of WSGI's."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        told = []

        def noted(status, headers, exc_info=None):
            told[:] = [status, dict(headers).get("X-View", "nobody")]
            return start_response(status, headers, exc_info)

        body = self.app(environ, noted)
        environ["wsgi.errors"].write(f"{environ['PATH_INFO']} was answered by {told[1]}: {told[0]}\n")
        return body


application = Log(get_wsgi_application())
