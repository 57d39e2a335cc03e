def application(environ, start_response):
    notes = environ.get("HOME", "") + "/notes"
    print(environ["REQUEST_METHOD"], environ["PATH_INFO"], file=environ["wsgi.errors"])
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"My notes are in {notes}.\n".encode()]
