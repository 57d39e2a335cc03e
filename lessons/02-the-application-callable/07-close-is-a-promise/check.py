"""Checks of "close() is a promise". The drawer says in the log when it is shut; how `Shout` sees to that is free."""

from onionskin.checks import Lesson, after


class CloseIsAPromise(Lesson):
    def shut(self, exchange):
        """Each time the drawer said so."""
        return [one for one in exchange.events("print") if "The drawer is shut." in one["text"]]

    def test_shouts(self):
        """The letters still come as capitals."""
        self.assertBody(self.send("GET /abc"), b"A\nB\nC\n", hint="`Shout` has to make capitals of all that comes by.")

    @after("test_shouts")
    def test_shut(self):
        """The drawer is shut once, after the last letter."""
        exchange = self.send("GET /abc")
        shut, last = self.shut(exchange), exchange.last("chunk")
        if not shut:
            self.fail(
                "The drawer was never shut.",
                hint="The server closes what you gave it, and does not know of the drawer. Whoever took the body has to close it.",
                at=exchange.last("close") or last,
            )
        if len(shut) > 1:
            self.fail(f"The drawer was shut {len(shut)} times.", hint="Once is enough.", at=shut[-1])
        if shut[0].index < last.index:
            self.fail("The drawer was shut while it was still being read.", hint="Wait for the last letter.", at=shut[0])

    @after("test_shut")
    def test_torn(self):
        """It is shut as well when a letter is torn, and the error goes on."""
        exchange = self.send("GET /ab-c")
        if len(self.shut(exchange)) != 1:
            self.fail(
                f"A letter was torn, and the drawer was shut {len(self.shut(exchange))} times.",
                hint="An error leaves the loop at once. What has to be done in any case belongs into `finally`.",
                at=exchange.last("raise"),
            )
        if exchange.first("catch", layer="server") is None:
            self.fail(
                "The letter was torn, and nobody but `Shout` heard of it: the answer ends as if it were whole.",
                hint="To close something is not to excuse the error. `finally` lets it go on; `except` keeps it.",
                at=exchange.last("catch"),
            )

    @after("test_shut")
    def test_lists(self):
        """A body without a close() is fine, too."""
        exchange = self.send("GET /")
        if "close" in exchange.fault or not exchange.body.startswith(b"NO LETTERS"):
            self.fail(
                f"`GET /` ended in `{exchange.fault}`." if exchange.fault else "`GET /` should say NO LETTERS.",
                hint='Here the body is a list, which has no close(). Ask before you call: `hasattr(body, "close")`.',
                at=exchange.last("raise"),
            )
