def application(environ, start_response):
    name = environ["PATH_INFO"].strip("/")
    cups = environ["QUERY_STRING"]
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [f"{name}: {len(name)} letters, cups: {cups}\n".encode()]
