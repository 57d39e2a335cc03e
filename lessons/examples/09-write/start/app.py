def application(environ, start_response):
    write = start_response("200 OK", [("Content-Type", "text/plain")])
    write(b"This was written.\n")
    write(b"This as well.\n")
    return [b"And this was returned.\n"]
