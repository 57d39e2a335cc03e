"""Checks of "Two halves of a rulebook". What was told to the server and what the client read are compared."""

from onionskin.checks import Lesson, after

PAGE = "Crème d’oignons\n".encode()


class TwoHalves(Lesson):
    def setUp(self):
        self.exchange = self.send("GET /soup")

    def length(self):
        """The one Content-Length that the application told, and the moment."""
        told = self.exchange.told[-1]
        said = [value for name, value in told["headers"] if isinstance(name, str) and name.lower() == "content-length"]
        return said, told

    def test_text(self):
        """Everything in the headers is text."""
        told = self.exchange.last("start_response")
        if told is None or not isinstance(told["headers"], list):
            self.assertReturned(self.exchange, hint="Call `start_response` with a status and a list of pairs.")
            self.fail("The headers are no list of pairs.", hint="It is your half: a status, and a list of pairs.", at=told)
        for part in (part for pair in told["headers"] for part in pair):
            if not isinstance(part, str):
                self.fail(
                    f"Among the headers is `{part['text']}`, of type `{part['type']}`.",
                    hint="A header is text on both sides, a `str`. `str(…)` makes text of a number.",
                    at=told,
                )
        self.assertStatus(self.exchange, 200, hint="The page is there, and nothing has to go wrong.")

    @after("test_text")
    def test_says_it(self):
        """The application itself says how long the page is."""
        said, told = self.length()
        if len(said) != 1:
            self.fail(
                f"`Content-Length` was told {len(said)} times.",
                hint="For a body of one piece wsgiref counts it for you. Other servers don’t: say it yourself, once.",
                at=told,
            )

    @after("test_says_it")
    def test_true(self):
        """It is the number of bytes in the body."""
        said, told = self.length()
        came = sum(len(piece or b"") for piece in self.exchange.chunks)
        if said[0].strip() != str(came):
            self.fail(
                f"`Content-Length` says {said[0]}, and {came} bytes were given.",
                hint="The server does not count again, and the client stops reading there. "
                "`len` of a text counts letters. Count the bytes: what you have after `encode()`.",
                at=told,
            )

    @after("test_true")
    def test_page(self):
        """The client reads the whole page."""
        self.assertBody(self.exchange, PAGE, hint="The text stays as it is, in UTF-8: only its length was said wrongly.")
