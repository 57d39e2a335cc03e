"""The layer of 4.7, with any number of applications in it."""


class Mount:
    def __init__(self, apps):
        self.apps = apps

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        for prefix, app in self.apps.items():
            if path == prefix or path.startswith(prefix + "/"):
                script = environ.get("SCRIPT_NAME", "") + prefix
                return app({**environ, "SCRIPT_NAME": script, "PATH_INFO": path[len(prefix) :]}, start_response)
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [f"There is {' and '.join(self.apps)}.\n".encode()]
