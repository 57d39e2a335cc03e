def plain():
    # A new list each time: it is the server's then, and wsgiref adds to it.
    return [("Content-Type", "text/plain")]


def function(environ, start_response):
    start_response("200 OK", plain())
    return [b"I am a function.\n"]


class Page:
    def __init__(self, environ, start_response):
        start_response("200 OK", plain())

    def __iter__(self):
        yield b"I am a class.\n"


class Greeter:
    def __call__(self, environ, start_response):
        start_response("200 OK", plain())
        return [b"I am an instance.\n"]


def make(words):
    def closure(environ, start_response):
        start_response("200 OK", plain())
        return [words]

    return closure


KINDS = {
    "/function": function,
    "/class": Page,
    "/instance": Greeter(),
    "/closure": make(b"I am a closure.\n"),
}


def application(environ, start_response):
    return KINDS.get(environ["PATH_INFO"], function)(environ, start_response)
