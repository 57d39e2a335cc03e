def application(environ, start_response):
    lines = [f"{key} = {environ[key]!r}" for key in sorted(environ)]
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return ["\n".join(lines).encode()]
