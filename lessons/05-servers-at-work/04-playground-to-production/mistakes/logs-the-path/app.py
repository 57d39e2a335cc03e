import os

notes = os.environ["HOME"] + "/notes"


def application(environ, start_response):
    environ["wsgi.errors"].write(environ["PATH_INFO"] + "\n")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"My notes are in {notes}.\n".encode()]
