visits = 0


def application(environ, start_response):
    global visits
    visits += 1
    start_response("200 OK", [("Content-Type", "text/plain"), ("Set-Cookie", f"visits={visits}")])
    several = environ["wsgi.multiprocess"]
    return [f"Visit {visits}. Several processes: {several}\n".encode()]
