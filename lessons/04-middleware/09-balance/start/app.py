from houses import attic, cellar, garden


class Balance:
    """Hands each request to the next house in turn."""

    def __init__(self, *apps):
        self.apps = list(apps)
        self.turn = 0

    def __call__(self, environ, start_response):
        app = self.apps[self.turn % len(self.apps)]
        self.turn += 1
        return app(environ, start_response)


application = Balance(cellar, garden, attic)
