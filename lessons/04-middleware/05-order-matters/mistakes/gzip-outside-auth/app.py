from layers import Auth, GZip, Timing


def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"Hello, {environ['REMOTE_USER']}. ".encode(), b"Skin after skin after skin. " * 40]


application = Timing(GZip(Auth(page)))
