def greeting(name):
    return f"Hello, {name}\n"


def application(environ, start_response):
    name = environ["QUERY_STRING"] or "world"
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [greeting(name).encode()]
