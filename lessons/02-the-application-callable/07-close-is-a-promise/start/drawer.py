class Drawer:
    """A body that holds something open until close() is called."""

    def __init__(self, log, letters):
        self.log = log
        self.letters = letters
        log.write("The drawer is open.\n")

    def __iter__(self):
        for letter in self.letters:
            if letter == "-":
                raise ValueError("torn letter")
            yield f"{letter}\n".encode()

    def close(self):
        self.log.write("The drawer is shut.\n")


def letters(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    wanted = environ["PATH_INFO"].strip("/")
    if not wanted:
        return [b"no letters\n"]
    return Drawer(environ["wsgi.errors"], wanted)
