from flask import Flask, request

app = Flask(__name__)


@app.get("/")
def home():
    return f"stamped: {request.environ.get('onion.stamp', 'no')}\n"


class Stamp:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        environ["onion.stamp"] = "yes"
        return self.app(environ, start_response)


app.wsgi_app = Stamp(app.wsgi_app)
application = app
