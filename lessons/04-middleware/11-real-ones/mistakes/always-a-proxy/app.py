from flask import Flask, request

app = Flask(__name__)


@app.get("/")
def home():
    return f"You are {request.remote_addr}, and this is {request.url}\n"


def proxied(app):
    def layer(environ, start_response):
        environ["REMOTE_ADDR"] = environ["HTTP_X_FORWARDED_FOR"].split(",")[-1].strip()
        environ["wsgi.url_scheme"] = environ["HTTP_X_FORWARDED_PROTO"]
        return app(environ, start_response)

    return layer


application = proxied(app)
