class Mount:
    def __init__(self, app, mounts):
        self.app, self.mounts = app, mounts

    def __call__(self, environ, start_response):
        path = environ.get("PATH_INFO", "")
        for prefix, app in self.mounts.items():
            if path == prefix or path.startswith(prefix + "/"):
                environ = {**environ, "SCRIPT_NAME": environ.get("SCRIPT_NAME", "") + prefix}
                environ["PATH_INFO"] = path[len(prefix) :]
                return app(environ, start_response)
        return self.app(environ, start_response)


def front(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"The front page shows {environ['PATH_INFO']}.\n".encode()]


def shop(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"The shop at {environ['SCRIPT_NAME']} shows {environ['PATH_INFO']}.\n".encode()]


application = Mount(front, {"/shop": shop})
