from flask import Flask, request

app = Flask(__name__)


@app.get("/")
def home():
    return f"You are {request.remote_addr}, and this is {request.url}\n"


from werkzeug.middleware.proxy_fix import ProxyFix

application = ProxyFix(app, x_port=1, x_prefix=1)
