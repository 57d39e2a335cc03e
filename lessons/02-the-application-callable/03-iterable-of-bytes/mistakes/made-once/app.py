RECIPE = iter([b"Peel.\n", b"Slice.\n", b"Fry.\n"])


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return RECIPE
