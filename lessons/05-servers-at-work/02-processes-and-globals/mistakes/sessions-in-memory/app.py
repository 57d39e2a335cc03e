import secrets
from http.cookies import SimpleCookie

sessions = {}


def application(environ, start_response):
    cookies = SimpleCookie(environ.get("HTTP_COOKIE", ""))
    key = cookies["key"].value if "key" in cookies else ""
    if key not in sessions:
        key = secrets.token_hex(8)
        sessions[key] = 0
    sessions[key] += 1
    visits = sessions[key]
    start_response("200 OK", [("Content-Type", "text/plain"), ("Set-Cookie", f"key={key}")])
    several = environ["wsgi.multiprocess"]
    return [f"Visit {visits}. Several processes: {several}\n".encode()]
