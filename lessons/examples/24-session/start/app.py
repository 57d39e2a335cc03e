import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from http.cookies import SimpleCookie

SECRET = b"keep this out of your repository"


def signed(session):
    text = urlsafe_b64encode(json.dumps(session).encode()).decode().rstrip("=")
    return f"{text}.{hmac.new(SECRET, text.encode(), 'sha256').hexdigest()}"


def read(cookie):
    text, _, signature = cookie.partition(".")
    right = hmac.new(SECRET, text.encode(), "sha256").hexdigest()
    if not hmac.compare_digest(right, signature):
        return {}
    return json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))


class Session:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        cookies = SimpleCookie(environ.get("HTTP_COOKIE", ""))
        session = read(cookies["session"].value) if "session" in cookies else {}
        before = dict(session)
        environ["onion.session"] = session

        def with_cookie(status, headers, exc_info=None):
            if session != before:
                headers = [*headers, ("Set-Cookie", f"session={signed(session)}; Path=/; HttpOnly")]
            return start_response(status, headers, exc_info)

        return self.app(environ, with_cookie)


def page(environ, start_response):
    session = environ["onion.session"]
    session["visits"] = session.get("visits", 0) + 1
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"Visit {session['visits']}.\n".encode()]


application = Session(page)
