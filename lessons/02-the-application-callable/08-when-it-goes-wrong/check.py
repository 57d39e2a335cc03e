"""Checks of "When it goes wrong". A 404 that was found out in time and one that replaces a 200 are both right."""

from onionskin.checks import Lesson, after

SORRY = b"We have no such thing."


class WhenItGoesWrong(Lesson):
    def test_missing(self):
        """What is not there is answered with 404."""
        exchange = self.send("GET /garlic")
        wrong = next((one for one in exchange.told if "exc" in one), None)
        if wrong is not None:
            self.fail(
                f"The third argument is of type `{wrong['exc']['type']}`.",
                hint="It has to be what `sys.exc_info()` gives: three things, so that the error can be raised again.",
                at=wrong,
            )
        hint = "The second status has to be told, too."
        if len(exchange.told) > 1:
            hint = (
                "A second status is an error by itself. Say that it takes back the first: "
                "`sys.exc_info()` is the third argument. Or tell only one, when you know."
            )
        elif "KeyError" in exchange.fault:
            hint = "Let nobody but you see this error: answer it."
        self.assertStatus(exchange, 404, hint=hint)
        self.assertBody(exchange, SORRY, strip=True, hint="An answer is a status and a body.")

    @after("test_missing")
    def test_list(self):
        """What is there has its price."""
        exchange = self.send("GET /onion+leek")
        self.assertStatus(exchange, 200, hint="Nothing is missing here.")
        self.assertBody(exchange, b"onion: 2\nleek: 3\n", hint="A line for each, as before.")

    @after("test_missing", "test_list")
    def test_half(self):
        """An answer is never half a list with an apology below."""
        exchange = self.send("GET /onion+garlic")
        if exchange.status == 404:
            self.assertBody(exchange, SORRY, strip=True, hint="With a 404, the apology is all there is to say.")
            return
        if SORRY in exchange.body:
            self.fail(
                "The apology stands below half a list that says 200.",
                hint="The onion’s price has left already. When `start_response` raises the error again, let it go.",
                at=exchange.last("chunk"),
            )
        if exchange.first("catch", layer="server") is None:
            self.fail(
                "The list ends too early, and nobody hears of it: it looks whole.",
                hint="Let the error go on to the server, which breaks off the answer and writes a log.",
                at=exchange.last("catch") or exchange.last("chunk"),
            )
