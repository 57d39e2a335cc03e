"""Checks of "Write a gateway". What was sent is read as a client would read it; extra headers of the gateway's own are welcome."""

from onionskin.checks import Lesson, after


class WriteAGateway(Lesson):
    def answer(self, path):
        """Status line, headers and body as the gateway sent them; and the exchange."""
        exchange = self.send(f"GET {path}")
        if exchange.status != 200:
            hint = ""
            if "not enough values to unpack" in exchange.fault:
                hint = "No status was told yet. Ask for the first piece before you look."
            elif any("value" in one for one in exchange.events("chunk", layer="Desk")):
                hint = "A wire takes bytes, and one of your pieces is none: encode the head."
            self.fail(
                f"`{path}`: the gateway fell with `{exchange.fault or exchange.status_line}`.",
                hint=hint,
                at=exchange.last("raise") or exchange.cause,
            )
        head, found, body = exchange.body.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        if not first.startswith("HTTP/1.") or (not found and exchange.body):
            self.fail(
                f"`{path}`: what was sent begins with {exchange.body[:40]!r}.",
                hint="First comes the status line, then the headers, then an empty line, each ending in `\\r\\n`; then the body.",
                at=exchange.first("chunk", layer="Desk"),
            )
        return first.partition(" ")[2], [tuple(line.split(": ", 1)) for line in lines], body, exchange

    def test_plain(self):
        """An application that returns a list is served."""
        status, headers, body, exchange = self.answer("/plain")
        at = exchange.first("chunk", layer="Desk")
        self.assertEqual(status, "200 OK", hint="The status goes into the first line as it was told.", at=at)
        for pair in (("Content-Type", "text/plain"), ("X-Kind", "list")):
            self.assertIn(pair, headers, hint="Every header that was told is sent.", at=at)
        self.assertEqual(body, b"Hello, gateway.\n", hint="Every piece, in order.", at=at)

    @after("test_plain")
    def test_lazy(self):
        """So is one that tells its status with the first piece."""
        status, _, body, exchange = self.answer("/lazy")
        self.assertEqual(
            status, "200 OK", hint="It is told before the first piece comes.", at=exchange.first("chunk", layer="Desk")
        )
        self.assertEqual(body, b"one\ntwo\nthree\n", hint="Every piece, once.", at=exchange.last("chunk", layer="Desk"))

    @after("test_lazy")
    def test_streams(self):
        """Each piece is sent before the next one is asked for."""
        exchange = self.answer("/lazy")[-1]
        begun = [one for one in exchange.events("wait") if one["on"] == "sleep"]
        for number, moment in enumerate(begun[1:], 1):
            gave = [one for one in exchange.events("chunk", layer="Desk") if one.index < moment.index and "bytes" in one]
            text = "".join(exchange.recording["bytes"][one["bytes"]] for one in gave)
            if number < 3 and ("one\n", "two\n")[number - 1] not in text:
                self.fail(
                    f"Piece {number + 1} was asked for, and piece {number} was not sent yet.",
                    hint="A server may not collect them: the client would wait for the last one.",
                    at=moment,
                )

    @after("test_lazy")
    def test_away(self):
        """An answer without a body has its status and headers."""
        exchange = self.send("GET /away")
        if not exchange.body:
            self.fail(
                "`/away` has no piece, and nothing was sent.",
                hint="The loop is never entered. The head has to go out all the same, when the body is at its end.",
                at=exchange.last("stop") or exchange.last("return"),
            )
        status, headers, body, exchange = self.answer("/away")
        self.assertEqual(status, "302 Found", hint="As it was told.", at=exchange.first("chunk", layer="Desk"))
        self.assertIn(("Location", "/plain"), headers, hint="As it was told.", at=exchange.first("chunk", layer="Desk"))
        self.assertEqual(
            body, b"", hint="There is no piece, so nothing comes below the head.", at=exchange.last("chunk", layer="Desk")
        )

    def shut(self, exchange):
        return [one for one in exchange.events("print") if "The drawer is shut." in one["text"]]

    @after("test_lazy")
    def test_closes(self):
        """A body that has a close() is closed, once, at the end."""
        exchange = self.answer("/drawer")[-1]
        shut, last = self.shut(exchange), exchange.last("chunk", layer="drawer")
        if len(shut) != 1:
            self.fail(
                f"The drawer was shut {len(shut)} times.",
                hint="Nobody but you can do it: you are the server now. Call `close()`, if the body has one.",
                at=shut[-1] if shut else last,
            )
        if last is not None and shut[0].index < last.index:
            self.fail("The drawer was shut while it was still being read.", hint="Wait for the last piece.", at=shut[0])

    @after("test_closes")
    def test_torn(self):
        """It is closed as well when it fails half-way."""
        exchange = self.send("GET /torn")
        if len(self.shut(exchange)) != 1:
            self.fail(
                f"A letter was torn, and the drawer was shut {len(self.shut(exchange))} times.",
                hint="An error leaves the loop at once. What has to be done in any case belongs into `finally`.",
                at=exchange.last("raise"),
            )
