"""A layer that makes capitals, around pages that are files."""

OPEN = []


class File:
    """Stands for a file: it is open until close() is called."""

    def __init__(self, lines):
        self.lines = lines
        OPEN.append(self)

    def __iter__(self):
        return iter(self.lines)

    def close(self):
        OPEN.remove(self)


def page(environ, start_response):
    if len(OPEN) > 2:
        raise OSError("Too many open files")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return File([b"skin by skin\n", b"by skin\n"])


class Capitals:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)
        try:
            for line in body:
                yield line.upper()
        finally:
            if hasattr(body, "close"):
                body.close()


stack = Capitals(page)
