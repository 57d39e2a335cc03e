from http.cookies import SimpleCookie


def application(environ, start_response):
    cookies = SimpleCookie(environ.get("HTTP_COOKIE", ""))
    known = cookies["visits"].value if "visits" in cookies else "0"
    visits = int(known) + 1 if known.isdigit() else 1
    start_response("200 OK", [("Content-Type", "text/plain"), ("Set-Cookie", f"visits={visits}; Path=/; HttpOnly")])
    return [f"Visit {visits}.\n".encode()]
