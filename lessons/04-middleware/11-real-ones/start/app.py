from flask import Flask, request

app = Flask(__name__)


@app.get("/")
def home():
    return f"You are {request.remote_addr}, and this is {request.url}\n"


application = app
