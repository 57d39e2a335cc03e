"""Checks of "Debug this": one for each ticket. They look at answers, at the log and at what is open; not at how it was repaired."""

import sys

from onionskin.checks import Lesson


class DebugThis(Lesson):
    def page(self, request, headers=(), hint=""):
        exchange = self.send(request, headers=headers)
        if exchange.fault:
            self.fail(f"`{request}`: it ended in `{exchange.fault}`.", hint=hint, at=exchange.last("raise"))
        return exchange

    def test_door(self):
        """1: The door opens for Ada and for Grace, and for nobody else."""
        for key, name in (("onion", "ada"), ("garlic", "grace")):
            exchange = self.page("GET /1", [("X-Key", key)])
            hint = f"`Who` knows the key `{key}`. It has to be asked before `Guard` decides."
            self.assertStatus(exchange, 200, hint=hint)
            self.assertBody(exchange, f"Come in, {name}.".encode(), strip=True, hint="The page stays as it is.")
        for headers in ([], [("X-Key", "leek")]):
            exchange = self.send("GET /1", headers=headers)
            self.assertStatus(exchange, 403, hint="For who is not known, it has to stay shut. And the page is not even asked.")
            if exchange.reached("page"):
                self.fail("The page was asked.", hint="It has to stay shut.", at=exchange.first("call", layer="page"))

    def test_empty(self):
        """2: The page has its two lines, and its size is in the log."""
        exchange = self.page("GET /2")
        self.assertChunksAreBytes(exchange)
        hint = "A generator can be looped over once. Count while the pieces pass, or keep them."
        self.assertBody(exchange, b"Peel, slice,\nand fry.\n", hint=hint)
        if len(exchange.calls("page")) > 1:
            at = exchange.calls("page")[1]
            self.fail(
                "The page was called twice.",
                hint="An application is called once for each request. It might sell something.",
                at=at,
            )
        said = exchange.errors.split()
        if said[:2] != ["22", "bytes"]:
            came = f"What came is `{' '.join(said)}`." if said else ""
            logged = [one for one in exchange.events("print") if one["stream"] == "errors"]
            self.fail(
                f"`22 bytes` is not in the log. {came}",
                hint="Write it when the last piece has passed.",
                at=logged[-1] if logged else exchange.last("stop"),
            )

    def test_cut(self):
        """3: The line below the page arrives whole."""
        exchange = self.page("GET /3")
        told = [value for name, value in exchange.headers if name.lower() == "content-length"]
        came = sum(len(piece or b"") for piece in exchange.chunks)
        hint = "Who makes a body longer has to change its length, or leave it out."
        if told and told != [str(came)]:
            hint += " It counts all that is sent."
            self.fail(
                f"`Content-Length` says {', '.join(told)}, and {came} bytes are given.",
                hint=hint,
                at=exchange.last("start_response"),
            )
        self.assertBody(exchange, b"Onions are in season.\nThe Onion House, since 1996\n", hint=hint)
        self.assertHeader(exchange, "Content-Type", "text/plain", hint="All that is still true stays. Only the length is not.")

    def open_files(self):
        """How many files the fourth stack has open, in the process that answers."""
        return len(sys.modules["ticket4"].OPEN)

    def test_open(self):
        """4: What was opened is closed, after each request, and also when the client breaks off."""
        hint = "`Capitals` took the body, and gave the server another one. So it closes what it took."
        for number in (1, 2):
            exchange = self.page("GET /4", hint=hint)
            self.assertBody(exchange, b"SKIN BY SKIN\nBY SKIN\n", hint="Capitals, line by line.")
            if self.open_files():
                many = "a file is" if self.open_files() == 1 else f"{self.open_files()} files are"
                self.fail(f"After request {number}, {many} still open.", hint=hint, at=exchange.last("chunk"))
        # As a server does it, whose client has gone after the first piece.
        environ = {"REQUEST_METHOD": "GET", "SCRIPT_NAME": "/4", "PATH_INFO": "", "wsgi.errors": sys.stderr}
        body = sys.modules["ticket4"].stack(environ, lambda status, headers, exc_info=None: print)
        next(iter(body))
        if hasattr(body, "close"):
            body.close()
        if self.open_files():
            self.fail(
                "A client breaks off after the first line, and the file stays open.",
                hint="What has to be done in any case belongs into `finally`.",
            )

    def test_lost(self):
        """5: What the shop does not know, the garden answers."""
        exchange = self.page("GET /5/onion/red")
        path = exchange.environ("garden").get("PATH_INFO")
        if exchange.reached("garden") and path != repr("/onion/red"):
            hint = "`Under` has taken a piece off, in the dict that all of them share. Let it have one of its own."
            self.fail(f"`garden` is asked for {path}.", hint=hint, at=exchange.first("call", layer="garden"))
        script = exchange.environ("garden").get("SCRIPT_NAME")
        if exchange.reached("garden") and script != repr("/5"):
            hint = "`Under` has changed two keys. The garden gets both as they were."
            self.fail(f"`garden` is told that it is mounted at {script}.", hint=hint, at=exchange.first("call", layer="garden"))
        self.assertStatus(exchange, 200, hint="The garden has this onion.")
        self.assertBody(exchange, b"A red onion.", strip=True, hint="The garden's page, as it is.")
        lamp = self.page("GET /5/house/lamp")
        self.assertBody(lamp, b"A lamp.", strip=True, hint="The shop has one too, and is asked first: this belongs to the shop.")
        self.assertStatus(self.page("GET /5/nothing"), 404, hint="Neither of the two has it.")
