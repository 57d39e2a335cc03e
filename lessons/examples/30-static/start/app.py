from pathlib import Path

from whitenoise import WhiteNoise

STATIC = Path(__file__).with_name("static")


def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html")])
    return [b'<link rel="stylesheet" href="/static/onion.css">\n<h1>Onions</h1>\n']


application = WhiteNoise(page, root=STATIC, prefix="static/")
