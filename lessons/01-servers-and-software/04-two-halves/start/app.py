def application(environ, start_response):
    text = "Crème d’oignons\n"
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", len(text))])
    return [text.encode()]
