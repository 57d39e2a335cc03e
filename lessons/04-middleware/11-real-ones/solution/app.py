from flask import Flask, request
from werkzeug.middleware.proxy_fix import ProxyFix

app = Flask(__name__)


@app.get("/")
def home():
    return f"You are {request.remote_addr}, and this is {request.url}\n"


application = ProxyFix(app)
