def application(environ, start_response):
    name = environ["PATH_INFO"].strip("/").encode("latin-1").decode("utf-8")
    cups = environ["QUERY_STRING"].rpartition("=")[2] or "1"
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [f"{name}: {len(name)} letters, cups: {cups}\n".encode()]
