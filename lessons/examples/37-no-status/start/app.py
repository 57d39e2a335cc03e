def application(environ, start_response):
    if environ["PATH_INFO"] != "/":
        return [b"No such page.\n"]
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"Home.\n"]
