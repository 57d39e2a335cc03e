from flask import Flask, request

app = Flask(__name__)


@app.get("/")
def home():
    return f"You are {request.remote_addr}, and this is {request.url}\n"


def proxied(app):
    def layer(environ, start_response):
        said = environ.get("HTTP_X_FORWARDED_FOR")
        if said:
            environ["REMOTE_ADDR"] = said.split(",")[0].strip()
            environ["wsgi.url_scheme"] = environ.get("HTTP_X_FORWARDED_PROTO", "http")
        return app(environ, start_response)

    return layer


application = proxied(app)
