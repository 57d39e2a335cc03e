import ticket1
import ticket2
import ticket3
import ticket4
import ticket5

STACKS = {
    "/1": ticket1.stack,
    "/2": ticket2.stack,
    "/3": ticket3.stack,
    "/4": ticket4.stack,
    "/5": ticket5.stack,
}


def application(environ, start_response):
    """Hands each ticket to its stack."""
    path = environ["PATH_INFO"]
    stack = STACKS.get(path[:2])
    if stack is None:
        headers = [("Content-Type", "text/plain")]
        start_response("404 Not Found", headers)
        return [b"The tickets are /1 to /5.\n"]
    inside = dict(environ)
    script = environ.get("SCRIPT_NAME", "")
    inside["SCRIPT_NAME"] = script + path[:2]
    inside["PATH_INFO"] = path[2:]
    return stack(inside, start_response)
