from urllib.parse import parse_qs


def application(environ, start_response):
    form = parse_qs(environ["wsgi.input"].read().decode())
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"You ordered {form['onions'][0]} onions.\n".encode()]
