def application(environ, start_response):
    status = "200 OK" if environ["PATH_INFO"] == "/onion" else "404 Not Found"
    start_response(status, [("Content-Type", "text/plain")])
    return [f"You asked for {environ['PATH_INFO']}".encode()]
