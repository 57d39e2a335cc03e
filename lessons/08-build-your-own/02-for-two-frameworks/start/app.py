import uuid

import flask
from mount import Mount
from sites import SITES


class RequestId:
    """Gives each request a number, and tells it to the site and to the visitor."""

    def __init__(self, app):
        self.app = app
        self.ready = False

    def begin(self):
        flask.g.number = flask.request.headers.get("X-Request-Id") or uuid.uuid4().hex
        flask.request.environ["HTTP_X_REQUEST_ID"] = flask.g.number

    def end(self, response):
        response.headers["X-Request-Id"] = flask.g.number
        return response

    def __call__(self, environ, start_response):
        if not self.ready:
            self.app.before_request(self.begin)
            self.app.after_request(self.end)
            self.ready = True
        return self.app(environ, start_response)


application = Mount({prefix: RequestId(site) for prefix, site in SITES.items()})
