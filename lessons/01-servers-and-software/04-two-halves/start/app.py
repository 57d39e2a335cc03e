def application(environ, start_response):
    text = "Crème d’oignons\n"
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", len(text)),
    ]
    start_response("200 OK", headers)
    return [text.encode()]
