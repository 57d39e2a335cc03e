import os

import memory

memory.runs += 1
visits = 0


def application(environ, start_response):
    global visits
    visits += 1
    if environ["PATH_INFO"] == "/touch":
        os.utime(__file__)
    group = environ["mod_wsgi.process_group"]
    start_response("200 OK", [("Content-Type", "text/plain")])
    place = f"My process group is called {group!r}.\n"
    return [place.encode(), f"Visit {visits}. In this process, app.py has run {memory.runs} times.\n".encode()]
