def cellar(environ, start_response):
    raise RuntimeError("the cellar is flooded")


def garden(environ, start_response):
    if environ["PATH_INFO"] == "/flood":
        raise RuntimeError("the garden is flooded, too")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"Served in the garden.\n"]


def attic(environ, start_response):
    if environ["PATH_INFO"] == "/flood":
        raise RuntimeError("the attic is flooded, too")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"Served in the attic.\n"]
