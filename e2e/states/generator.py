class Stamp:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        for chunk in self.app(environ, start_response):
            yield b"stamped:" + chunk


class Gate:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return self.app(environ, start_response)


def feed(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    for number in range(4):
        yield b"%d" % number * 512


application = Stamp(Gate(feed))
