class Greeting:
    def __init__(self, environ, start_response):
        self.environ = environ
        self.start_response = start_response

    def __call__(self):
        self.start_response("200 OK", [("Content-Type", "text/plain")])
        name = self.environ["PATH_INFO"].strip("/")
        return [f"Hello, {name}.\n".encode()]


application = Greeting
