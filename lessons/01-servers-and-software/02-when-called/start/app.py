ran = ["top"]
visits = 1
greeting = f"You are visitor {visits}."


def application(environ, start_response):
    ran.append("application")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{greeting} Ran: {', '.join(ran)}.\n".encode()]


ran.append("bottom")
