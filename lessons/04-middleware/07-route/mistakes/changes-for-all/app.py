from apps import front, shop


class Mount:
    def __init__(self, prefix, app, others):
        self.prefix = prefix
        self.app = app
        self.others = others

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        chosen = self.app if path == self.prefix or path.startswith(self.prefix + "/") else self.others
        environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + self.prefix
        environ["PATH_INFO"] = path.removeprefix(self.prefix)
        return chosen(environ, start_response)


application = Mount("/town", Mount("/shop", shop, front), front)
