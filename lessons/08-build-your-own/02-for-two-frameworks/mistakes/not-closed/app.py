import uuid

from mount import Mount
from sites import SITES


class RequestId:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        number = environ.get("HTTP_X_REQUEST_ID") or uuid.uuid4().hex
        environ["HTTP_X_REQUEST_ID"] = number

        def told(status, headers, exc_info=None):
            return start_response(status, [*headers, ("X-Request-Id", number)], exc_info)

        for piece in self.app(environ, told):
            yield piece


application = Mount({prefix: RequestId(site) for prefix, site in SITES.items()})
