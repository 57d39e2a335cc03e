"""Checks of "Streaming". When bytes left is compared with when the rows were made; how it is written is free."""

from onionskin.checks import Lesson, after

HEAD, ROWS = b"number;square\n", [b"1;1\n", b"2;4\n", b"3;9\n"]


class Streaming(Lesson):
    def setUp(self):
        self.exchange = self.send("GET /table")
        #: When each row was begun.
        self.begun = [one for one in self.exchange.events("wait") if one["on"] == "sleep"]

    def has_left(self, until):
        """How many bytes of the body the server had sent by then."""
        ours = {one.index for kind in ("chunk", "write") for one in self.exchange.events(kind)}
        flushes = [one for one in self.exchange.events("sent") if one.index < until.index]
        return sum(part["size"] for one in flushes for part in one["parts"] if part["from"] in ours)

    def test_table(self):
        """The client gets the whole table."""
        self.assertChunksAreBytes(self.exchange)
        hint = "The head first, and then the three rows."
        if any(name.lower() == "content-length" for name, _ in self.exchange.headers):
            hint = "With `Content-Length`, the client stops reading where it says. What you don’t know, leave out."
        whole = HEAD + b"".join(ROWS)
        self.assertBody(self.exchange, whole, hint=hint)
        for value in [value for name, value in self.exchange.headers if name.lower() == "content-length"]:
            if value != str(len(whole)):
                self.fail(
                    f"`Content-Length` says {value}, and {len(whole)} bytes came.",
                    hint=hint,
                    at=self.exchange.first("start_response"),
                )

    @after("test_table")
    def test_head(self):
        """The head has left before the first row is begun."""
        if not self.begun:
            self.fail("The rows came without any waiting.", hint="Leave `rows.py` as it is, and loop over `rows()`.")
        hint = "Give the head by itself, before you ask `rows()` for anything."
        if len(self.begun) > len(ROWS):
            hint = "All rows were made once only to be counted. A page that is still being made has no length yet."
        elif self.exchange.body_kind(self.exchange.last("return")) == "list":
            hint = "A list is complete before it is returned. A generator gives piece by piece."
        if self.has_left(self.begun[0]) < len(HEAD):
            self.fail("The first row was begun, and nothing of the page had left.", hint=hint, at=self.begun[0])

    @after("test_head")
    def test_rows(self):
        """Each row has left before the next one is begun."""
        if len(self.begun) != len(ROWS):
            self.fail(f"{len(self.begun)} rows were made.", hint="Three are enough: make each once.", at=self.begun[-1])
        for number, begun in enumerate(self.begun):
            if self.has_left(begun) < len(HEAD + b"".join(ROWS[:number])):
                self.fail(
                    f"Row {number + 1} was begun while row {number} had not left yet.",
                    hint="Hand on each row as it comes, in a loop. `join` and lists wait for the last one.",
                    at=begun,
                )
