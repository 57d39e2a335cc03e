import os

import memory

memory.runs += 1
visits = 0


def where(environ):
    if "mod_wsgi.version" not in environ:
        return "Apache does not know me."
    if environ["wsgi.multiprocess"]:
        return "I live in the daemon process main."
    return "I live inside Apache."


def application(environ, start_response):
    global visits
    visits += 1
    if environ["PATH_INFO"] == "/touch":
        os.utime(__file__)
    said = [
        where(environ) + "\n",
        f"Visit {visits}. In this process, ",
        f"app.py has run {memory.runs} times.\n",
    ]
    headers = [("Content-Type", "text/plain")]
    start_response("200 OK", headers)
    return ["".join(said).encode()]
