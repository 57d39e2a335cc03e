from flask import Flask, request
from werkzeug.middleware.proxy_fix import ProxyFix

app = Flask(__name__)


@app.get("/")
def home():
    return f"You are {request.remote_addr}, and this is {request.url}\n"


application = ProxyFix(app, x_for=1, x_proto=1, x_host=1, x_port=1, x_prefix=1)
