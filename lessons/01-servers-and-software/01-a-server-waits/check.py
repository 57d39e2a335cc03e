"""Checks of "A server waits and replies". Any encoding will do, as long as the label and the bytes agree."""

import re

from onionskin.checks import Lesson, after


class AServerWaits(Lesson):
    def setUp(self):
        self.exchange = self.send("GET /")

    def test_status(self):
        """The status says that all is well."""
        self.assertStatus(
            self.exchange,
            200,
            hint="The first argument of `start_response` goes out as it is. With 404 it says that the server could not find the page.",
        )

    @after("test_status")
    def test_label(self):
        """`Content-Type` says that it is HTML."""
        self.assertHeader(
            self.exchange,
            "Content-Type",
            "text/html",
            hint="The client believes this label: as `text/plain` it shows the angle brackets, as `image/png` a broken picture.",
        )

    @after("test_label")
    def test_encoding(self):
        """The label names the encoding, and the bytes are in it."""
        label = next(value for name, value in self.exchange.headers if name.lower() == "content-type")
        named = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", label, re.IGNORECASE)
        if named is None:
            self.fail(
                f"`{label}` names no encoding.",
                hint="The client has to guess what the two bytes of “é” are. Say it: `text/html; charset=utf-8`.",
                at=self.exchange.last("start_response"),
            )
        try:
            text = self.exchange.body.decode(named[1])
        except LookupError, UnicodeDecodeError:
            text = ""
        if "Bonjour, Zoé." not in text:
            self.fail(
                f"Read as `{named[1]}`, the body is not “Bonjour, Zoé.”",
                hint="Name the encoding that you encode with. `encode()` with nothing in its brackets means UTF-8.",
                at=self.exchange.last("chunk") or self.exchange.cause,
            )
