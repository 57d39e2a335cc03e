import uuid

from mount import Mount
from sites import SITES


class RequestId:
    """Gives each request a number, and tells it to the site and to the visitor."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        number = environ.get("HTTP_X_REQUEST_ID") or uuid.uuid4().hex
        environ["HTTP_X_REQUEST_ID"] = number
        body = self.app(environ, start_response)
        start_response("200 OK", [("X-Request-Id", number)])
        return body


numbered = {}
for prefix, site in SITES.items():
    numbered[prefix] = RequestId(site)
application = Mount(numbered)
