class Diary:
    def __init__(self):
        print("opened")

    def __iter__(self):
        return iter([b"dear diary,\n", b"today i peeled an onion.\n"])

    def close(self):
        print("closed")


def diary(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return Diary()


class Upper:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return (chunk.upper() for chunk in self.app(environ, start_response))


application = Upper(diary)
