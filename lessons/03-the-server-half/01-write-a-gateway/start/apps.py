import time


def plain(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-Kind", "list")])
    return [b"Hello, ", b"gateway.\n"]


def lazy(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    for line in (b"one\n", b"two\n", b"three\n"):
        time.sleep(0.05)
        yield line


def away(environ, start_response):
    start_response("302 Found", [("Location", "/plain")])
    return []


class Drawer:
    def __init__(self, log, letters):
        self.log = log
        self.letters = letters

    def __iter__(self):
        for letter in self.letters:
            if letter == "-":
                raise ValueError("torn letter")
            yield f"{letter}\n".encode()

    def close(self):
        self.log.write("The drawer is shut.\n")


def drawer(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return Drawer(environ["wsgi.errors"], "ab-c" if environ["PATH_INFO"] == "/torn" else "abc")


APPS = {"/plain": plain, "/lazy": lazy, "/away": away, "/drawer": drawer, "/torn": drawer}
