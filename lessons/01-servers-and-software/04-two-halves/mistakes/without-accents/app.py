def application(environ, start_response):
    text = "Crème d’oignons\n"
    page = text.encode("ascii", "ignore")
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(page))),
    ]
    start_response("200 OK", headers)
    return [page]
