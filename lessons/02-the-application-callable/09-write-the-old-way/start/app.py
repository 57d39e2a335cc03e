from poem import lines
from shout import Shout


def poem(environ, start_response):
    write = start_response("200 OK", [("Content-Type", "text/plain")])
    for line in lines():
        write(line)
    return [b"of it all\n"]


application = Shout(poem)
