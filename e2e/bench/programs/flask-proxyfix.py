"""A Flask application with `wsgi_app` wrapped, as its documentation shows."""

from flask import Flask, request
from werkzeug.middleware.proxy_fix import ProxyFix

app = Flask(__name__)
app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1)


@app.route("/shop/<name>")
def hello(name):
    """Answers."""
    return f"hello, {name} at {request.remote_addr}\n"


application = app
