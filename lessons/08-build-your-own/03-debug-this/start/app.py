import fifth
import first
import fourth
import second
import third

STACKS = {"1": first.stack, "2": second.stack, "3": third.stack, "4": fourth.stack, "5": fifth.stack}


def application(environ, start_response):
    """Hands each ticket to its stack."""
    ticket, slash, rest = environ["PATH_INFO"][1:].partition("/")
    if ticket not in STACKS:
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [b"The tickets are /1 to /5.\n"]
    script = environ.get("SCRIPT_NAME", "") + "/" + ticket
    return STACKS[ticket]({**environ, "SCRIPT_NAME": script, "PATH_INFO": slash + rest}, start_response)
