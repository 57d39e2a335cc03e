"""Checks of "Swap the server, keep the app": the same program on five servers. Where nothing is said, any word will do."""

import re

from onionskin.checks import Lesson, after

HINTS = {
    "CONTENT_LENGTH": "Without a body, this server has no such key. Ask for it with `get`.",
    "CONTENT_TYPE": "Nobody has said what type it is, and this server has no such key then. Ask for it with `get`.",
    "SERVER_SOFTWARE": "This server does not say who it is, and it need not. Ask for it with `get`, and have a word of your own.",
    "int()": "There is the key, and its text is empty: `int` can’t make a number of that. `or 0` helps.",
}


class Everywhere(Lesson):
    """What holds on every server; the classes below name one each."""

    def works(self):
        for size, kind, exchange in (
            (0, "", self.send("GET /")),
            (5, "text/x-onion", self.send("POST /", headers=[("Content-Type", "text/x-onion")], body=b"onion")),
        ):
            name = exchange.layers[0].name
            hint = next((hint for word, hint in HINTS.items() if word in exchange.fault), "")
            if exchange.status != 200:
                fault = f"it ended in `{exchange.fault}`" if exchange.fault else f"it was answered with {exchange.status_line}"
                self.fail(f"On {name}, `{exchange.request}`: {fault}.", hint=hint, at=exchange.cause)
            said = re.match(rb"(\d+) bytes of (.*), served by (.*)", exchange.body)
            at = exchange.last("chunk")
            if said is None:
                self.fail(f"On {name} the sentence lost its form.", hint="`… bytes of …, served by …` stays.", at=at)
            if int(said[1]) != size:
                self.fail(
                    f"On {name}, {size} bytes were sent, and it says {int(said[1])}.", hint="`CONTENT_LENGTH` knows.", at=at
                )
            if kind and said[2] != kind.encode():
                self.fail(f"On {name}, `{kind}` was sent, and it says something else.", hint="`CONTENT_TYPE` knows.", at=at)
            # A word, of whatever letters: nothing but blanks is none.
            for word, what, key in ((said[2], "type", "CONTENT_TYPE"), (said[3], "server", "SERVER_SOFTWARE")):
                if not word.strip():
                    self.fail(
                        f"On {name}, it names no {what} where none is known: “{said[0].decode('latin-1')}”.",
                        hint=f'An empty text is no word. `environ.get("{key}") or "…"` has one where the key is missing, and where it is empty.',
                        at=at,
                    )
            who = exchange.environ(exchange.layers[1].name).get("SERVER_SOFTWARE", "").strip("'")
            if who.encode() not in said[3]:
                self.fail(f"{name} says that it is `{who}`.", hint="Where the server says who it is, pass it on.", at=at)


class OnWsgiref(Everywhere):
    def test_wsgiref(self):
        """It runs on wsgiref."""
        self.works()


class OnGunicorn(Everywhere):
    server = "gunicorn"

    @after("test_wsgiref")
    def test_gunicorn(self):
        """It runs on gunicorn."""
        self.works()


class OnWaitress(Everywhere):
    server = "waitress"

    @after("test_gunicorn")
    def test_waitress(self):
        """It runs on waitress."""
        self.works()


class OnUwsgi(Everywhere):
    server = "uwsgi"

    @after("test_waitress")
    def test_uwsgi(self):
        """It runs on uWSGI."""
        self.works()


class OnModWsgi(Everywhere):
    server = "mod_wsgi-daemon"

    @after("test_uwsgi")
    def test_mod_wsgi(self):
        """It runs on mod_wsgi."""
        self.works()
