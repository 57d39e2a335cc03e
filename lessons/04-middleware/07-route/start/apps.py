def front(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"The front page.\n"]


def shop(environ, start_response):
    home, path = environ.get("SCRIPT_NAME", ""), environ["PATH_INFO"]
    if path not in ("", "/", "/onions"):
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [f"There is no {path} in the shop.\n".encode()]
    start_response("200 OK", [("Content-Type", "text/plain")])
    title = "Onions" if path == "/onions" else "All we have"
    return [f"{title}. Back to {home}/\n".encode()]
