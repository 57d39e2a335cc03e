class Greeting:
    def __init__(self, word):
        self.word = word

    def __call__(self, environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        name = environ["PATH_INFO"].strip("/")
        return [f"{self.word}, {name}.\n".encode()]


application = Greeting("Hello")
