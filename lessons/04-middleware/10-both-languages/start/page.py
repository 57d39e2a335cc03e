def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"You are visitor {environ['VISITS']}.\n".encode()]
