def application(environ, start_response):
    start_response("404 Not Found", [("Content-Type", "image/png")])
    return ["<h1>Bonjour, Zoé.</h1>\n".encode()]
