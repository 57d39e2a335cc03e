ran = ["top"]


def application(environ, start_response):
    visits = 0
    visits += 1
    ran.append("application")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"You are visitor {visits}. Ran: {', '.join(ran)}.\n".encode()]


ran.append("bottom")
