from urllib.parse import parse_qs

from servers import Like, pause, warm_up


class Page:
    def __init__(self):
        self.warm = False
        self.visits = 0

    def __call__(self, environ, start_response):
        if not self.warm:
            warm_up()
            self.warm = True
        self.visits += 1
        self.name = parse_qs(environ["QUERY_STRING"]).get("name", ["stranger"])[0]
        start_response("200 OK", [("Content-Type", "text/plain")])
        return self.lines()

    def lines(self):
        yield f"Hello, {self.name}. Visit {self.visits}.\n".encode()
        pause()
        yield f"Goodbye, {self.name}.\n".encode()


application = Like(Page())
