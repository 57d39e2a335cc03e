import time

hits = 0


class Warm:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        time.sleep(0.3 if hits else 0.9)  # a process that has just begun has a lot to read first
        return self.app(environ, start_response)


def app(environ, start_response):
    global hits
    hits += 1
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"hit %d" % hits]


application = Warm(app)
