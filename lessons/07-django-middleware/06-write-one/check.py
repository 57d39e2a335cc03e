"""Checks of "Write one". They look at what the view was given and what the client got; style and names are free."""

from onionskin.checks import CannotStart, Lesson, after


class WriteOne(Lesson):
    def test_numbers(self):
        """The view shows each visitor's number: 1, 2, 3."""
        said = [self.send("GET /") for _ in range(3)]
        first, second, _ = said
        self.assertStatus(first, 200, hint="Look in the console, or at the moment, for what was raised.")
        if b"Nobody counts you" in first.body:
            self.fail(
                "The view says that nobody counts.",
                hint="`request.number` has to be there before the view is called, so set it before you call `get_response`.",
                at=first.first("call", layer="index"),
            )
        if first.body == second.body:
            self.fail(
                f"The first two visitors both read “{first.body.decode('utf-8', 'replace').strip()}”.",
                hint="The count begins anew with each request. What is remembered is made once, where `get_response` comes in.",
                at=second.first("call", layer="Number"),
            )
        for number, answer in enumerate(said, 1):
            self.assertBody(
                answer,
                f"You are visitor {number}.\n".encode(),
                hint="The first visitor is number 1, and each next one has one more.",
            )

    @after("test_numbers")
    def test_header(self):
        """The response has the number as well, in `X-Number`."""
        for number in ("1", "2"):
            answer = self.send("GET /")
            self.assertHeader(answer, "X-Number", number, hint="A response is written to like a dict: `response[…] = …`.")

    @after("test_numbers")
    def test_unused(self):
        """When `settings.NUMBERS` is `False`, the layer is left out."""
        on = self.send("GET /")
        self.append("mysite/settings.py", "NUMBERS = False\n")
        hint = "Raise `MiddlewareNotUsed` in the factory: where `get_response` comes in, not where the requests do."
        try:
            off = self.send("GET /")
        except CannotStart as error:
            self.fail(f"With `NUMBERS = False`, the server does not start. {error}", hint=hint)
        if off.status != 200:
            raised = off.last("raise") or off.last("catch")
            name = raised["name"] if raised is not None else off.status_line
            self.fail(f"With `NUMBERS = False`, a request ends in `{name}`.", hint=hint, at=raised)
        if b"Nobody counts you" not in off.body:
            self.fail(
                "With `NUMBERS = False`, visitors are counted all the same.", hint=hint, at=off.first("call", layer="Number")
            )
        self.assertNoHeader(off, "X-Number", hint=hint)
        if self._used(off) >= self._used(on):
            self.fail(
                "With `NUMBERS = False` nobody is counted, but the layer is still called for each request.",
                hint=hint,
                at=off.first("call", layer="Number"),
            )

    def _used(self, answer):
        """How many entries of MIDDLEWARE are in use."""
        told = answer.first("middleware")
        return 0 if told is None else sum(entry["used"] for entry in told["entries"])
