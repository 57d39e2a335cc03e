from urllib.parse import parse_qs


def application(environ, start_response):
    size = int(environ.get("CONTENT_LENGTH") or 0)
    form = parse_qs(environ["wsgi.input"].read(size).decode())
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"You ordered {form['onions'][0]} onions.\n".encode()]
