"""The server is told `mysite.wsgi:application`, and imports this file."""


def application(environ, start_response):
    start_response("503 Service Unavailable", [("Content-Type", "text/plain")])
    return [b"This site is not open yet.\n"]
