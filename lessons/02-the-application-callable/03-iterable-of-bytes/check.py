"""Checks of "The body is an iterable of bytes". Any iterable will do; only what comes out of it is looked at."""

from onionskin.checks import Lesson, after

LINES = [b"Peel.\n", b"Slice.\n", b"Fry.\n"]


class IterableOfBytes(Lesson):
    def setUp(self):
        self.exchange = self.send("GET /recipe")

    def test_bytes(self):
        """Every piece is a `bytes` object."""
        for chunk in self.exchange.events("chunk"):
            if chunk.get("value", {}).get("type") == "int":
                self.fail(
                    f"A piece of the body is `{chunk['value']['text']}`, the number of a letter.",
                    hint="Looping over bytes gives numbers. The bytes have to be inside something that is looped over.",
                    at=chunk,
                )
        self.assertChunksAreBytes(self.exchange)
        self.assertStatus(self.exchange, 200, hint="It is a recipe, not an error.")

    @after("test_bytes")
    def test_text(self):
        """The client reads the three lines."""
        self.assertBody(self.exchange, b"".join(LINES), hint="Three lines, and each keeps the line end `\\n` at its end.")

    @after("test_text")
    def test_pieces(self):
        """Each line is a piece of its own."""
        came = [piece for piece in self.exchange.chunks if piece]
        gave = self.exchange.last("return")
        if len(came) == 1:
            self.fail("The body is a single piece.", hint="Give the server three: one for each line.", at=gave)
        if came != LINES:
            self.fail(f"The body came in {len(came)} pieces.", hint="Cut it line by line: three lines, three pieces.", at=gave)

    @after("test_pieces")
    def test_again(self):
        """The next one who asks gets the recipe as well."""
        self.assertBody(
            self.send("GET /recipe"),
            b"".join(LINES),
            hint="A generator or a file that has been read is empty from then on. Make a new one in each call.",
        )
