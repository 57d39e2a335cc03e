"""Checks of "Write a gateway". What was given is read as a client would read it."""

from onionskin.checks import Lesson, after


class WriteAGateway(Lesson):
    def answer(self, path):
        """Status, header lines and body as the gateway gave them; and the exchange."""
        exchange = self.send(f"GET {path}")
        if exchange.status != 200:
            hint = ""
            if "not enough values to unpack" in exchange.fault:
                hint = "No status was told yet. Ask for the first piece before you look."
            text = next((one for one in exchange.events("chunk", layer="Desk") if "value" in one), None)
            if text is not None:
                hint = "A wire takes bytes, and one of your pieces is none: encode the head."
            fell = exchange.fault or exchange.status_line
            self.fail(f"`{path}`: the gateway fell with `{fell}`.", hint=hint, at=text or exchange.cause)
        head, found, body = exchange.body.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        if exchange.body and not (found and first.startswith("HTTP/1.")):
            self.fail(
                f"`{path}`: what was sent begins with {exchange.body[:40]!r}.",
                hint="The status line, the headers, an empty line, each ending in `\\r\\n`; then the body.",
            )
        return first.partition(" ")[2], lines, body

    def assertAnswers(self, path, status, header, body):
        came, lines, rest = self.answer(path)
        self.assertEqual(came, status, f"`{path}`:", hint="The status is sent as it was told.")
        self.assertIn(header, lines, f"`{path}`:", hint="Every header that was told is sent.")
        self.assertEqual(rest, body, f"`{path}`:", hint="Every piece, once, in order.")

    def test_plain(self):
        """An application that returns a list is served."""
        self.assertAnswers("/plain", "200 OK", "X-Kind: list", b"Hello, gateway.\n")

    @after("test_plain")
    def test_lazy(self):
        """So is one that tells its status with the first piece."""
        self.assertAnswers("/lazy", "200 OK", "Content-Type: text/plain", b"one\ntwo\nthree\n")

    @after("test_lazy")
    def test_streams(self):
        """Each piece is sent before the next one is asked for."""
        exchange = self.send("GET /lazy")
        begun = [one for one in exchange.events("wait") if one["on"] == "sleep"][1:3]
        for number, (moment, word) in enumerate(zip(begun, ("one", "two"), strict=False), 1):
            gave = [one for one in exchange.events("chunk", layer="Desk") if one.index < moment.index and "bytes" in one]
            if word not in "".join(exchange.recording["bytes"][one["bytes"]] for one in gave):
                self.fail(
                    f"Piece {number + 1} was asked for, and piece {number} was not sent yet.",
                    hint="A server may not collect them: the client would wait for the last one.",
                    at=moment,
                )

    @after("test_lazy")
    def test_away(self):
        """An answer without a body has its status and headers."""
        exchange = self.send("GET /away")
        if exchange.status == 200 and not exchange.body:
            self.fail(
                "`/away` has no piece, and nothing was sent.",
                hint="The loop is never entered. The head has to go out all the same, when the body is at its end.",
                at=exchange.last("stop"),
            )
        self.assertAnswers("/away", "302 Found", "Location: /plain", b"")

    @after("test_lazy")
    def test_closes(self):
        """A body that has a close() is closed, once, at the end, whatever happens."""
        for path, why in (
            ("/drawer", "Nobody but you can do it: you are the server now. Call `close()`, if the body has one."),
            ("/torn", "An error leaves the loop at once. What has to be done in any case belongs into `finally`."),
        ):
            exchange = self.send(f"GET {path}")
            shut = [one for one in exchange.events("print") if "The drawer is shut." in one["text"]]
            last = exchange.last("chunk", layer="drawer")
            if len(shut) != 1:
                self.fail(f"`{path}`: the drawer was shut {len(shut)} times.", hint=why, at=exchange.last("raise") or last)
            if last is not None and shut[0].index < last.index:
                self.fail(f"`{path}`: the drawer was shut too early.", hint="Wait for the last piece.", at=shut[0])
        if exchange.first("catch", layer="server") is None:
            self.fail(
                "`/torn`: the answer ends in the middle, and nobody but you knows.",
                hint="An error that you can do nothing about goes on by itself, if you let it. Then the connection is ended, and it is in the log.",
                at=exchange.last("catch"),
            )
