import threading
from urllib.parse import parse_qs

from servers import Like, pause, warm_up


class Page:
    def __init__(self):
        self.warm = False
        self.visits = 0
        self.mine = threading.local()

    def __call__(self, environ, start_response):
        if not self.warm and not environ["wsgi.run_once"]:
            warm_up()
            self.warm = True
        self.visits += 1
        where = " in this process" if environ["wsgi.multiprocess"] else ""
        self.mine.name = parse_qs(environ["QUERY_STRING"]).get("name", ["stranger"])[0]
        start_response("200 OK", [("Content-Type", "text/plain")])
        return self.lines(f"Visit {self.visits}{where}.")

    def lines(self, visit):
        yield f"Hello, {self.mine.name}. {visit}\n".encode()
        pause()
        yield f"Goodbye, {self.mine.name}.\n".encode()


application = Like(Page())
