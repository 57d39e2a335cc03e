def tag(name):
    def decorator(app):
        def wrapped(environ, start_response):
            environ["trail"] = environ.get("trail", "") + name
            return [name.encode() + b"".join(app(environ, start_response))]

        return wrapped

    return decorator


@tag("a")
@tag("b")
def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environ["trail"].encode()]
