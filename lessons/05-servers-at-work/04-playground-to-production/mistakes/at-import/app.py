import os
import sys

notes = os.environ["HOME"] + "/notes"
print("The application begins.", file=sys.stderr)


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"My notes are in {notes}.\n".encode()]
