def application(environ, start_response):
    notes = environ["HOME"] + "/notes"
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"My notes are in {notes}.\n".encode()]
