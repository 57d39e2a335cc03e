from houses import attic, cellar, garden


class Balance:
    """Hands each request to the next house in turn."""

    def __init__(self, *apps):
        self.apps = list(apps)

    def __call__(self, environ, start_response):
        while self.apps:
            try:
                return self.apps[0](environ, start_response)
            except Exception:
                self.apps.pop(0)
        start_response("503 Service Unavailable", [("Content-Type", "text/plain")])
        return [b"All houses are shut.\n"]


application = Balance(cellar, garden, attic)
