"""What somebody writes who uses the framework."""


class Visits:
    """Counts who comes by, and says so in a header."""

    def __init__(self, app):
        self.app = app
        self.count = 0

    def __call__(self, environ, start_response):
        self.count += 1
        number = str(self.count)

        def told(status, headers, exc_info=None):
            return start_response(status, [*headers, ("X-Visits", number)], exc_info)

        return self.app(environ, told)


class Door:
    """Lets nobody into the cellar."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if environ["PATH_INFO"] == "/cellar":
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"Not down there.\n"]
        return self.app(environ, start_response)


def fill(frame, Response):
    @frame.page("/")
    def home(request):
        return "Home.\n"

    @frame.page("/hello/<name>")
    def hello(request, name):
        return f"Hello, {name}.\n"

    @frame.page("/add/<one>/<other>")
    def add(request, one, other):
        return f"{int(one) + int(other)}\n"

    @frame.page("/order", methods=("POST",))
    def order(request):
        return Response("Ordered.\n", "201 Created", [("X-Order", "1")])

    frame.use(Visits)
    frame.use(Door)
