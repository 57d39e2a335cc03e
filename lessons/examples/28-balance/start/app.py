class Balance:
    def __init__(self, *apps):
        self.apps = list(apps)
        self.turn = 0

    def __call__(self, environ, start_response):
        while self.apps:
            app = self.apps[self.turn % len(self.apps)]
            try:
                body = app(dict(environ), start_response)
            except Exception as error:
                environ["wsgi.errors"].write(f"taken out: {error}\n")
                self.apps.remove(app)
                continue
            self.turn += 1
            return body
        start_response("503 Service Unavailable", [("Content-Type", "text/plain")])
        return [b"Nobody is left.\n"]


def shaky(environ, start_response):
    raise RuntimeError("I can't go on")


def steady(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"steady answers\n"]


application = Balance(shaky, steady)
