"""Checks of "write(), the old way". Pieces, when they left, and that nothing was written; the shape of `poem` is free."""

from onionskin.checks import Lesson, after

LINES = [b"skin by skin\n", b"you come to\n", b"the middle\n", b"of it all\n"]


class WriteTheOldWay(Lesson):
    def setUp(self):
        self.exchange = self.send("GET /poem")
        #: When each slow line was begun.
        self.begun = [one for one in self.exchange.events("wait") if one["on"] == "sleep"]

    def test_poem(self):
        """The client gets all four lines, in order."""
        self.assertStatus(self.exchange, 200, hint="The status is told as before.")
        came, wanted = self.exchange.body, b"".join(LINES)
        if came.lower() != wanted:
            self.fail(
                f"Of four lines, {came.count(b'\n')} came.",
                hint="In a generator, what is returned is no piece: `yield` it. And every line has to be given once.",
                at=self.exchange.last("chunk") or self.exchange.cause,
            )

    @after("test_poem")
    def test_given(self):
        """Nothing is written: everything is part of the body."""
        wrote = self.exchange.first("write")
        if wrote is not None:
            self.fail(
                "A piece was pushed with `write`.",
                hint="Give it as a piece of the body, where the layers around can see it.",
                at=wrote,
            )

    @after("test_given")
    def test_shouted(self):
        """All four lines are shouted, by `Shout`."""
        self.assertReached(self.exchange, "Shout", hint="It stays around `poem`: `application = Shout(poem)`.")
        self.assertBody(self.exchange, b"".join(LINES).upper(), hint="`Shout` stays around `poem`: each piece has to come by.")

    @after("test_given")
    def test_streams(self):
        """Each line leaves before the next one is made."""
        ours = {one.index for one in self.exchange.events("chunk")}
        for number, begun in enumerate(self.begun[: len(LINES) - 1]):
            flushes = [one for one in self.exchange.events("sent") if one.index < begun.index]
            left = sum(part["size"] for one in flushes for part in one["parts"] if part["from"] in ours)
            if left < len(b"".join(LINES[:number])):
                self.fail(
                    f"Line {number + 1} was begun while line {number} had not left yet.",
                    hint="`write` sent each line at once. Don’t collect them in a list: give each one when it is there.",
                    at=begun,
                )
