def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
    return ["<h1>Bonjour, Zoé.</h1>\n".encode()]
