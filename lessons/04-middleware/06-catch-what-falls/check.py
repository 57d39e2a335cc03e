"""Checks of "Catch what falls". Four stories: one that ends well, and three that break off at different places."""

from onionskin.checks import Lesson, after

SORRY = b"Sorry, that went wrong."


class CatchWhatFalls(Lesson):
    def assertSorry(self, exchange, hint):
        """A page with the apology, in whatever dress."""
        if SORRY not in exchange.body:
            self.assertBody(exchange, SORRY, strip=True, hint=hint)

    def test_early(self):
        """An error before the status becomes `Net`'s page, with status 500."""
        exchange = self.send("GET /early")
        caught = [one for one in exchange.events("catch") if exchange.layer_of(one).kind != "server"]
        hint = (
            "It was caught. But whoever answers has to give the whole answer: a status as well."
            if caught
            else "It fell past `Net`. `story` is a generator: when does its code run, and are you still within `try` then?"
        )
        self.assertStatus(exchange, 500, hint=hint)
        self.assertSorry(exchange, hint=hint)

    @after("test_early")
    def test_soon(self):
        """An error after the status, with nothing sent yet, becomes the same page."""
        exchange = self.send("GET /soon")
        hint = (
            "`story` had told a status already. It can be taken back as long as nothing was sent: "
            "give `sys.exc_info()` as the third argument, `exc_info`."
        )
        if not any(exchange.layer_of(one).kind != "server" for one in exchange.events("catch")):
            hint = (
                "This one fell past `Net`: it is an error of another kind. You don't know what may go wrong inside, so catch any."
            )
        self.assertStatus(exchange, 500, hint=hint)
        self.assertSorry(exchange, hint=hint)

    @after("test_early")
    def test_streams(self):
        """A story that ends well is handed on line by line."""
        exchange = self.send("GET /fine")
        self.assertStatus(exchange, 200, hint="Nothing goes wrong in this one.")
        self.assertBody(
            exchange, b"Once upon a time\nthere was an onion.\n", hint="The pieces of the story have to be handed on."
        )
        first, last = exchange.first("sent"), exchange.last("chunk", layer="story")
        if last is None or first is None or first.index > last.index:
            self.fail(
                "The whole story was made before a word of it was sent.",
                hint="The client waits for all of it, only because something might go wrong.",
                at=exchange.last("return"),
            )

    @after("test_early", "test_streams")
    def test_late(self):
        """An error after the first piece breaks off the answer, and reaches the server."""
        exchange = self.send("GET /late")
        if b"Sorry" in exchange.body:
            self.fail(
                "The apology was written below half a page that says 200.",
                hint="What was sent can't be taken back. If it is too late for a page of your own, let the error go on.",
                at=exchange.last("chunk"),
            )
        if exchange.first("catch", layer="server") is None:
            self.fail(
                "Nobody but `Net` heard of the error, and the answer ended as if it were whole.",
                hint="Let the error go on to the server, which ends the connection and writes a log.",
                at=exchange.last("catch"),
            )
