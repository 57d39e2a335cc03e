"""Checks of "The request body". What was asked of wsgi.input is looked at, and what the client read."""

from onionskin.checks import Lesson, after

FORM = [("Content-Type", "application/x-www-form-urlencoded")]


class TheRequestBody(Lesson):
    def order(self, body):
        """The exchange; fails where the program waits for more than was sent."""
        exchange = self.send("POST /order", headers=FORM, body=body)
        hung = exchange.first("wait")
        reads = exchange.events("read")
        if hung is not None and hung["on"] == "client":
            asked = next((one["asked"] for one in reads if one.index > hung.index), None)
            what = f"asked for {asked} bytes" if asked else "read until the end"
            self.fail(
                f"{len(body)} bytes were sent. The program {what}, and waited for the client, who waited for the program.",
                hint="`CONTENT_LENGTH` says how much there is. Ask for so many bytes, and for no more.",
                at=hung,
            )
        return exchange

    def test_order(self):
        """An order is answered."""
        for number in (3, 12):
            exchange = self.order(b"onions=%d" % number)
            hint = "`read` wants a number, and `CONTENT_LENGTH` is text." if "TypeError" in exchange.fault else ""
            self.assertStatus(exchange, 200, hint=hint)
            self.assertBody(
                exchange,
                b"You ordered %d onions." % number,
                strip=True,
                hint="The number comes from the form: read all of it, decode it, and look for `onions`.",
            )

    @after("test_order")
    def test_long(self):
        """A long order is read to its end."""
        body = b"note=" + b"please+hurry+" * 300 + b"&onions=7"
        exchange = self.order(body)
        got = sum(one["got"] for one in exchange.events("read"))
        self.assertBody(
            exchange,
            b"You ordered 7 onions.",
            strip=True,
            hint=f"{len(body)} bytes were sent, and {got} were read. How much there is, is different each time.",
        )

    @after("test_order")
    def test_nothing(self):
        """Whoever sends nothing is answered as well."""
        exchange = self.send("GET /order")
        hung = exchange.first("wait")
        if hung is not None and hung["on"] == "client":
            self.fail("Nothing was sent, and the program waits for it.", hint="No length means no body: read nothing.", at=hung)
        hint = "Say “no” when there is nothing in the form."
        if "invalid literal" in exchange.fault or "CONTENT_LENGTH" in exchange.fault:
            hint = "`CONTENT_LENGTH` may be missing, or empty, when there is no body."
        elif "KeyError" in exchange.fault:
            hint = "The form is empty here, and has no `onions`. Ask with `get`."
        elif exchange.fault:
            hint = "It has to be answered without a form."
        if exchange.fault:
            self.fail(f"`GET /order` ended in `{exchange.fault}`.", hint=hint, at=exchange.last("raise"))
        self.assertBody(exchange, b"You ordered no onions.", strip=True, hint=hint)
