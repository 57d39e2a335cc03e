"""Checks of "Speak both languages well". The validators complain by themselves; that they stand where they should is looked at."""

import sys

from onionskin.checks import Lesson, after

#: What other pages do, that the rules allow.
OTHERS = """
import sys

closed = []


class Torn:
    def __iter__(self):
        yield b"The first half.\\n"
        raise ValueError("The second half is missing.")

    def close(self):
        closed.append(self)


def page(environ, start_response):
    headers = [("Content-Type", "text/html"), ("X-Page", environ["PATH_INFO"])]
    if environ["PATH_INFO"] == "/second-thoughts":
        start_response("200 OK", list(headers))
        try:
            raise ValueError("This page has second thoughts.")
        except ValueError:
            start_response("503 Service Unavailable", list(headers), sys.exc_info())
        return [b"Later.\\n"]
    write = start_response("200 OK", list(headers))
    if environ["PATH_INFO"] == "/written":
        write(b"Written.\\n")
        return []
    return Torn()
"""


class BothLanguages(Lesson):
    def setUp(self):
        self.exchange = self.send("GET /")

    def test_examined(self):
        """`Visits` stands between two validators."""
        names = [layer.name for layer in self.exchange.layers[1:]]
        inside = [name for name in names if name not in ("validator", "page")]
        if not names or names[0] != "validator" or names.count("validator") < 2 or not inside:
            self.fail(
                f"The layers are {', '.join(f'`{name}`' for name in names) or 'none'}.",
                hint="Leave one validator outside and one inside: `validator(Visits(validator(page)))`.",
                at=self.exchange.first("call"),
            )

    @after("test_examined")
    def test_inside(self):
        """The inner one has nothing to say: `page` gets what a server gives."""
        if not self.exchange.reached("page"):
            self.fail(
                f"`{self.exchange.fault}`",
                hint="This is what you hand down. Towards the inside you are the server: "
                "both arguments, by position, and an `environ` in which a key without a dot stands for text.",
                at=self.exchange.first("raise"),
            )

    @after("test_inside")
    def test_outside(self):
        """The outer one has nothing to say: the server gets what an application gives."""
        hint = "This is what you give to the outside. A header is text on both sides, and each piece of the body is bytes."
        if self.exchange.fault.startswith("KeyError"):
            hint = "`page` looks for `VISITS` in the environ that you hand down."
        if self.exchange.fault:
            self.fail(f"`{self.exchange.fault}`", hint=hint, at=self.exchange.fell)
        self.assertStatus(self.exchange, 200, hint="`page` says so.")

    @after("test_outside")
    def test_counts(self):
        """The number of visits is on the page and in `X-Visits`."""
        for number, exchange in enumerate((self.send("GET /"), self.send("GET /")), 2):
            self.assertBody(exchange, b"You are visitor %d.\n" % number, hint="`page` reads it in `VISITS`.")
            self.assertHeader(exchange, "X-Visits", str(number), hint="The same number, in a header of yours.")

    @after("test_outside")
    def test_closed(self):
        """Both bodies are closed."""
        told = [one for one in self.exchange.events("print") if "without being closed" in one["text"]]
        if told:
            self.fail(
                "In the console: “Iterator garbage collected without being closed”.",
                hint="You took the body of the inner one and gave the server another. Close what you took, "
                "or hand it on as it is.",
                at=told[0],
            )
        if not any(one["cause"] == "call" for one in self.exchange.events("close", layer="validator")):
            self.fail("The body was never closed.", hint="Close what you took, or hand it on as it is.")

    @after("test_counts", "test_closed")
    def test_others(self):
        """It can stand around any other page as well, whatever that one does with what it is given."""
        self.append("page.py", OTHERS)
        written = self.send("GET /written")
        hint = "`start_response` gives a `write` back. Towards the inside you are the server: hand it on, with `return`."
        self.assertBody(written, b"Written.\n", hint=hint)
        thoughts = self.send("GET /second-thoughts")
        hint = "`page` calls `start_response` a second time, with `exc_info`. Hand on what it gives you, all three."
        self.assertStatus(thoughts, 503, hint=hint)
        self.assertBody(thoughts, b"Later.\n", hint=hint)
        for number, exchange in ((1, written), (2, thoughts)):
            hint = "Your header stands beside those of the page: `[*headers, …]`."
            self.assertHeader(exchange, "Content-Type", "text/html", hint=hint)
            self.assertHeader(exchange, "X-Page", exchange.target, hint=hint)
            self.assertHeader(exchange, "X-Visits", str(number), hint="The number of the visit, whatever the answer is.")
        torn = self.send("GET /torn")
        if not sys.modules["page"].closed:
            self.fail(
                "A page breaks off after its first half, and its body is not closed.",
                hint="What has to be done in any case belongs into `finally`.",
                at=torn.last("raise") or torn.last("chunk"),
            )
