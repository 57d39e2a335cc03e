from apps import front, shop


class Mount:
    """Gives what is below `prefix` to `app`, and everything else to `others`."""

    def __init__(self, prefix, app, others):
        self.prefix = prefix
        self.app = app
        self.others = others

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        if path != self.prefix and not path.startswith(self.prefix + "/"):
            return self.others(environ, start_response)
        environ["PATH_INFO"] = path.removeprefix(self.prefix)
        return self.app(environ, start_response)


application = Mount("/town", Mount("/shop", shop, front), front)
