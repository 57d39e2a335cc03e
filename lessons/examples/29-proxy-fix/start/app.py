from wsgiref.util import request_uri

from werkzeug.middleware.proxy_fix import ProxyFix


def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{environ['REMOTE_ADDR']} asked for {request_uri(environ)}\n".encode()]


application = ProxyFix(page, x_for=1, x_proto=1, x_host=1)
