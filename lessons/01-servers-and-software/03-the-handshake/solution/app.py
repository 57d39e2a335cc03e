def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    text = f"You asked for {environ['PATH_INFO']}\n"
    return [text.encode()]
