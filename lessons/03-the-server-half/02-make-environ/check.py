"""Checks of "What the server must make available". What `show` was called with is looked at."""

from onionskin.checks import Lesson, after


class MakeEnviron(Lesson):
    def made(self, request, headers=(), body=b""):
        exchange = self.send(request, headers=headers, body=body)
        if not exchange.reached("show"):
            hint = "The examiner stops what an application could stumble over. Put in what is missing."
            if "HTTP_CONTENT" in exchange.fault:
                hint = "Two headers have no `HTTP_` in front."
            elif not exchange.fault.startswith("AssertionError"):
                hint = "That is an error of `environ_for` itself."
            elif "missing" not in exchange.fault:
                hint = "The examiner knows what each key has to look like."
            self.fail(
                f"`{request}`: `{exchange.fault or exchange.status_line}`",
                hint=hint,
                at=exchange.first("raise") or exchange.cause,
            )
        return exchange.environ("show"), exchange.first("call", layer="show"), exchange

    def test_complete(self):
        """All that must be there is there."""
        environ, call, _ = self.made("GET /tea")
        for key, wanted in (("REQUEST_METHOD", "GET"), ("SERVER_PROTOCOL", "HTTP/1.1")):
            if environ.get(key) != repr(wanted):
                self.fail(f"`{key}` is {environ.get(key, 'not there')}, not `{wanted!r}`.", at=call)

    @after("test_complete")
    def test_headers(self):
        """A header is there under its name in capitals, behind `HTTP_`."""
        environ, call, _ = self.made("GET /tea", headers=[("X-Mood", "good")])
        if environ.get("HTTP_X_MOOD") is None:
            near = next((key for key in environ if "MOOD" in key.upper()), None)
            self.fail(
                f"`X-Mood` is there as `{near}`." if near else "`X-Mood` is not there at all.",
                hint="Capitals, underscores instead of hyphens, and `HTTP_` in front.",
                at=call,
            )
        if environ["HTTP_X_MOOD"] != repr("good"):
            self.fail(
                f"`HTTP_X_MOOD` is {environ['HTTP_X_MOOD']}.",
                hint="The blank between the colon and the value belongs to neither.",
                at=call,
            )

    @after("test_headers")
    def test_values(self):
        """The value is all that stands behind the first colon."""
        environ, call, _ = self.made("GET /tea", headers=[("X-Mood", "at 12:30: good")])
        if environ.get("HTTP_X_MOOD") != repr("at 12:30: good"):
            self.fail(
                f"`X-Mood: at 12:30: good` is there as {environ.get('HTTP_X_MOOD')}.",
                hint="A value may have colons of its own. Cut at the first one only.",
                at=call,
            )

    @after("test_complete")
    def test_path(self):
        """The path is decoded, byte by byte, and the query is not."""
        environ, call, _ = self.made("GET /caf%C3%A9?with=cr%C3%A8me")
        path = environ.get("PATH_INFO")
        hint = (
            "Every `%` with its two digits is one byte. `unquote` does it, if you tell it that a byte is a character of latin-1."
        )
        if path == repr("/café"):
            hint = "This is UTF-8 already. You don’t know what the client meant: make one character of each byte, in latin-1."
        if path != repr("/caf\xc3\xa9"):
            self.fail(f"`PATH_INFO` is {path}.", hint=hint, at=call)
        if environ.get("QUERY_STRING") != repr("with=cr%C3%A8me"):
            self.fail(f"`QUERY_STRING` is {environ.get('QUERY_STRING')}.", hint="The query is handed on as it came.", at=call)

    @after("test_complete")
    def test_body(self):
        """The type and the length of a body are there, without `HTTP_`, and it can be read."""
        environ, call, exchange = self.made("POST /order", headers=[("Content-Type", "text/x-onion")], body=b"onion")
        for key, wanted in (("CONTENT_TYPE", "text/x-onion"), ("CONTENT_LENGTH", "5")):
            if environ.get(key) != repr(wanted):
                hint = "These two have no `HTTP_` in front."
                self.fail(f"`{key}` is {environ.get(key, 'not there')}, and `{wanted}` was sent.", hint=hint, at=call)
        hint = "`show` reads it from `wsgi.input`. Put there a stream with the bytes that came below the head."
        self.assertBody(exchange, b"POST and 5 bytes: onion", strip=True, hint=hint)
