import time


def plain(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "16")])
    return [b"Hello, gateway.\n"]


def lazy(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    for line in (b"a first line\n", b"", b"and a last one\n"):
        time.sleep(0.05)
        yield line


def saved(environ, start_response):
    start_response("204 No Content", [("X-Saved", "yes")])
    return [b"Saved.\n"]


def known(environ, start_response):
    start_response("304 Not Modified", [("ETag", '"v1"')])
    return [b"You know this page.\n"]


APPS = {"/plain": plain, "/lazy": lazy, "/saved": saved, "/known": known}
