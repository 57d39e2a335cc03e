from wsgiref.util import guess_scheme


def application(environ, start_response):
    scheme = guess_scheme(environ)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [scheme.encode()]
