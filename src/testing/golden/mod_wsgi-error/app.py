def application(environ, start_response):
    print("about to fail", file=environ["wsgi.errors"])
    start_response("200 OK", [("Content-Type", "text/html")])
    raise ValueError("no body today")
