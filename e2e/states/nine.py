class Layer:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        def answered(status, headers, exc_info=None):
            return start_response(status, [*headers, *self.adds()], exc_info)

        self.looks(environ)
        return self.app(environ, answered)

    def looks(self, environ):
        pass

    def adds(self):
        return []


class SecurityMiddleware(Layer):
    def adds(self):
        return [("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin")]


class GZipMiddleware(Layer):
    pass


class SessionMiddleware(Layer):
    def adds(self):
        return [("Set-Cookie", "sessionid=a1b2c3")]


class LocaleMiddleware(Layer):
    def adds(self):
        return [("Content-Language", "en")]


class CommonMiddleware(Layer):
    pass


class CsrfViewMiddleware(Layer):
    def adds(self):
        return [("Set-Cookie", "csrftoken=d4e5f6")]


class AuthenticationMiddleware(Layer):
    def looks(self, environ):
        environ["REMOTE_USER"] = "ada"


class MessageMiddleware(Layer):
    pass


class XFrameOptionsMiddleware(Layer):
    def adds(self):
        return [("X-Frame-Options", "DENY")]


def article_detail(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html")])
    return [b"<h1>An article</h1>"]


application = article_detail
for middleware in [
    XFrameOptionsMiddleware,
    MessageMiddleware,
    AuthenticationMiddleware,
    CsrfViewMiddleware,
    CommonMiddleware,
    LocaleMiddleware,
    SessionMiddleware,
    GZipMiddleware,
    SecurityMiddleware,
]:
    application = middleware(application)
