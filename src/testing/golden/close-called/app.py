class Body:
    def __init__(self, chunks):
        self.chunks = iter(chunks)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.chunks)

    def close(self):
        print("closed")


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return Body([b"a", b"b"])
