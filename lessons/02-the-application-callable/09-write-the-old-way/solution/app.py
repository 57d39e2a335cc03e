from poem import lines
from shout import Shout


def poem(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield from lines()
    yield b"of it all\n"


application = Shout(poem)
