import bottle
import flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

old = bottle.Bottle()
new = flask.Flask(__name__)


@old.get("/hello")
def old_hello():
    return f"Bottle, at {bottle.request.script_name.rstrip('/')}{bottle.request.path}\n"


@new.get("/hello")
def new_hello():
    return f"Flask, at {flask.request.path}\n"


application = DispatcherMiddleware(new, {"/old": old})
