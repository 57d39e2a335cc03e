"""Checks of "Software lives when called". How it counts is free: what the visitors read is looked at."""

import re

from onionskin.checks import Lesson, after


class WhenCalled(Lesson):
    def visitor(self, request="GET /"):
        """One visit: the number that was read, and the exchange."""
        exchange = self.send(request)
        return re.search(rb"visitor (\d+)", exchange.body), exchange

    def test_answers(self):
        """Each visitor is told a number."""
        number, exchange = self.visitor()
        hint = "Say “You are visitor 1.”, and so on."
        if "UnboundLocalError" in exchange.fault:
            hint = (
                "A function that assigns to a name makes it a local one. `global visits` says that you mean the one of the file."
            )
        self.assertStatus(exchange, 200, hint=hint)
        if number is None:
            self.fail("There is no “visitor” with a number in the answer.", hint=hint, at=exchange.last("chunk"))

    @after("test_answers")
    def test_counts(self):
        """The number goes up by one with each visit."""
        came = [self.visitor(f"GET /{path}") for path in ("", "again", "", "once/more")]
        numbers = [int(found[1]) if found else 0 for found, _ in came]
        last = came[-1][1]
        if len(set(numbers)) == 1:
            self.fail(
                f"Four visitors came, and each was number {numbers[0]}.",
                hint="Look where the number begins anew, and where the sentence is put together: once in the file, or in each call?",
                at=last.last("chunk"),
            )
        self.assertEqual(
            [number - numbers[0] for number in numbers],
            [0, 1, 2, 3],
            f"The four visitors were told {', '.join(map(str, numbers))}.",
            hint="Add one for each call, whatever the path.",
            at=last.last("chunk"),
        )

    @after("test_counts")
    def test_first(self):
        """The first visitor is number 1."""
        number, exchange = self.visitor()
        self.assertEqual(
            int(number[1]), 1, hint="What does the first visitor find, after you have added one?", at=exchange.last("chunk")
        )
