def application(environ, start_response):
    text = "Zwiebel ist süß"
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(text)))])
    return [text.encode()]
