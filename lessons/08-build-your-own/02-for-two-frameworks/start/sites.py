"""The same small site, in two frameworks."""

import time

import bottle
import flask

flask_site = flask.Flask("flask_site")
bottle_site = bottle.Bottle()


def lines(number):
    for word in ("one", "two"):
        time.sleep(0.05)
        yield f"{number}: {word}\n"


@flask_site.get("/hello")
def flask_hello():
    return f"Flask: request {flask.request.headers.get('X-Request-Id', 'without a number')}.\n"


@flask_site.get("/slow")
def flask_slow():
    return flask.Response(lines(flask.request.headers.get("X-Request-Id", "none")), mimetype="text/plain")


@bottle_site.get("/hello")
def bottle_hello():
    return f"Bottle: request {bottle.request.get_header('X-Request-Id', 'without a number')}.\n"


@bottle_site.get("/slow")
def bottle_slow():
    bottle.response.content_type = "text/plain; charset=utf-8"
    return lines(bottle.request.get_header("X-Request-Id", "none"))


SITES = {"/flask": flask_site, "/bottle": bottle_site}
