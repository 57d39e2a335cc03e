def home(environ):
    return "<h1>Onions</h1> <p>See <a href='/about'>about</a>.</p>"


def about(environ):
    return "<h1>About</h1> <p>Layers, all the way in.</p>"


PAGES = {"/": home, "/about": about}


def application(environ, start_response):
    page = PAGES.get(environ["PATH_INFO"])
    if page is None:
        start_response("404 Not Found", [("Content-Type", "text/html")])
        return [b"<h1>No such page</h1>"]
    start_response("200 OK", [("Content-Type", "text/html")])
    return [page(environ).encode()]
