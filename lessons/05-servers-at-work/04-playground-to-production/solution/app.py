import os

notes = os.environ["HOME"] + "/notes"


def application(environ, start_response):
    log = environ["wsgi.errors"]
    log.write(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}\n")
    log.flush()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"My notes are in {notes}.\n".encode()]
