from urllib.parse import parse_qs


def application(environ, start_response):
    size = int(environ["CONTENT_LENGTH"])
    form = parse_qs(environ["wsgi.input"].read(size).decode())
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"You ordered {form.get('onions', ['no'])[0]} onions.\n".encode()]
