import time

LINES = (b"Once upon a time\n", b"there was an onion,\n", b"and it had skins.\n")


class Book:
    """Slow: each line takes its time. It is open until close() is called."""

    def __init__(self, log, torn):
        self.log = log
        self.torn = torn

    def __iter__(self):
        for line in LINES:
            time.sleep(0.05)
            yield line
            if self.torn:
                raise ValueError("the rest is torn out")

    def close(self):
        self.log.write("The book is shut.\n")


def story(environ, start_response):
    size = str(sum(map(len, LINES)))
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", size)])
    return Book(environ["wsgi.errors"], torn=environ["PATH_INFO"] == "/torn")
