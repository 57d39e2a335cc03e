"""Checks of "Balance". Which houses were called and what the visitors got; where the memory is kept is free."""

from onionskin.checks import Lesson, after


class Balance(Lesson):
    def visits(self, count):
        """So many visitors, one after the other."""
        return [self.send("GET /") for _ in range(count)]

    def test_nobody_notices(self):
        """Every visitor is served."""
        for number, exchange in enumerate(self.visits(6), 1):
            hint = "Catch it where `app` is called, and give the same request to the next one."
            if exchange.status == 503:
                hint = "There are others. Give the same request to the next one before you give up."
            elif exchange.fault and not exchange.fault.startswith("RuntimeError"):
                hint = "Something in `Balance` itself went wrong."
            if exchange.status != 200:
                self.fail(f"Visitor {number} got {exchange.status_line}.", hint=hint, at=exchange.cause)
            self.assertIn(b"Served in the", exchange.body, hint="The houses answer in their own words.", at=exchange.cause)

    @after("test_nobody_notices")
    def test_taken_out(self):
        """The cellar is called once, and then never again."""
        tried = [exchange for exchange in self.visits(7) if exchange.reached("cellar")]
        if len(tried) > 1:
            self.fail(
                f"Seven visitors came, and for {len(tried)} of them the cellar was tried.",
                hint="Remember that it has failed, where the next request can see it: in `self`. "
                "If you do already: what is the next house taken from, and does it hear of it?",
                at=tried[-1].first("call", layer="cellar"),
            )

    @after("test_nobody_notices")
    def test_turns(self):
        """The other two take turns."""
        visits = self.visits(8)[2:]
        served = [exchange.body.decode().split()[-1].strip(".") for exchange in visits]
        counts = [served.count(name) for name in ("garden", "attic")]
        if abs(counts[0] - counts[1]) > 1:
            self.fail(
                f"Of six visitors, {counts[0]} were served in the garden and {counts[1]} in the attic.",
                hint="Whoever has answered goes to the end of the row.",
                at=visits[-1].last("call"),
            )

    @after("test_taken_out")
    def test_nobody_left(self):
        """When nobody is left, the answer is 503."""
        for exchange in (self.send("GET /flood"), self.send("GET /")):
            hint = "When the row is empty, tell the status yourself."
            if "ZeroDivisionError" in exchange.fault or "IndexError" in exchange.fault:
                hint = "The row is empty here. Look before you take, and tell a status of your own."
            elif exchange.fault.startswith("RuntimeError"):
                hint = "The last house failed, too, and its error went on. Answer in its place."
            self.assertStatus(exchange, 503, hint=hint)
