def application(environ, start_response):
    before = environ.get("HTTP_COOKIE", "").partition("=")[2]
    visits = int(before) + 1 if before.isdecimal() else 1
    start_response("200 OK", [("Content-Type", "text/plain"), ("Set-Cookie", f"visits={visits}")])
    several = environ["wsgi.multiprocess"]
    return [f"Visit {visits}. Several processes: {several}\n".encode()]
