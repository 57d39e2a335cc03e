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
        environ = flask.request.environ
        given = environ.get("HTTP_X_REQUEST_ID")
        flask.g.number = given or uuid.uuid4().hex
        environ["HTTP_X_REQUEST_ID"] = flask.g.number

    def end(self, response):
        number = flask.g.number
        response.headers["X-Request-Id"] = number
        return response

    def __call__(self, environ, start_response):
        if not self.ready:
            self.app.before_request(self.begin)
            self.app.after_request(self.end)
            self.ready = True
        return self.app(environ, start_response)


numbered = {}
for prefix, site in SITES.items():
    numbered[prefix] = RequestId(site)
application = Mount(numbered)
