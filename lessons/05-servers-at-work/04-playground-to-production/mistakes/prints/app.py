import os

notes = os.environ["HOME"] + "/notes"


def application(environ, start_response):
    print(environ["REQUEST_METHOD"], environ["PATH_INFO"])
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"My notes are in {notes}.\n".encode()]
