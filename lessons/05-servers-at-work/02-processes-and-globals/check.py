"""Checks of "Processes and globals". A visitor brings back every cookie that was given; their names and contents are free."""

import re

from onionskin.checks import Lesson, after


class Visitor:
    """Somebody with a jar of cookies."""

    def __init__(self, lesson, cookies=()):
        self.lesson = lesson
        self.cookies = dict(cookies)

    def comes(self):
        """The number that is told, and the exchange."""
        jar = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        exchange = self.lesson.send("GET /", headers=[("Cookie", jar)] if jar else [])
        if exchange.status != 200:
            hint = "A visitor may bring anything, or nothing at all."
            self.lesson.fail(f"It ended in `{exchange.fault or exchange.status_line}`.", hint=hint, at=exchange.cause)
        for name, value in exchange.headers:
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key.strip()] = rest.partition(";")[0].strip()
        said = re.search(rb"visit (-?\d+)", exchange.body, re.IGNORECASE)
        if said is None:
            self.lesson.fail("There is no “Visit” with a number.", hint="Keep the sentence.", at=exchange.last("chunk"))
        return int(said[1]), exchange


class ProcessesAndGlobals(Lesson):
    def test_each(self):
        """Everybody’s first visit is visit 1."""
        for number in (1, 2):
            came, exchange = Visitor(self).comes()
            if came != 1:
                self.fail(
                    f"Visitor {number} came for the first time, and was told {came}.",
                    hint="The variable counts everybody. Let each visitor bring a number of their own.",
                    at=exchange.last("chunk"),
                )

    @after("test_each")
    def test_counts(self):
        """Whoever comes again is told a number that is one higher."""
        visitor = Visitor(self)
        came = [visitor.comes() for _ in range(3)]
        numbers = [number for number, _ in came]
        if numbers != [1, 2, 3]:
            hint = "You have given out a cookie. Read it when it comes back: `HTTP_COOKIE`."
            if not visitor.cookies:
                hint = "The visitor has nothing to bring along. Send a cookie, with `Set-Cookie`."
            self.fail(f"On three visits, the visitor was told {numbers}.", hint=hint, at=came[-1][1].last("start_response"))

    @after("test_counts")
    def test_another_process(self):
        """It goes on in another process, which has seen nothing of it."""
        visitor = Visitor(self)
        visitor.comes()
        visitor.comes()
        self.restart()
        came, exchange = visitor.comes()
        if came != 3:
            self.fail(
                f"The third visit was answered by another process, which said {came}.",
                hint="What you look up is in the memory of the first. Put the number itself into the cookie.",
                at=exchange.last("chunk"),
            )

    @after("test_counts")
    def test_among_others(self):
        """It is found among other cookies."""
        visitor = Visitor(self, {"theme": "dark"})
        visitor.comes()
        came, exchange = visitor.comes()
        if came != 2:
            self.fail(
                f"There is a cookie of somebody else’s, too, and the visitor was told {came}.",
                hint="All cookies come in one header, with semicolons between. Look for yours by name.",
                at=exchange.first("call"),
            )
        mine = {name: value for name, value in visitor.cookies.items() if name != "theme"}
        alike = {f"pre{name}": "7" for name in mine}
        visitor.cookies = {**alike, **mine}
        came, exchange = visitor.comes()
        if came != 3:
            other = next(iter(alike))
            self.fail(
                f"Somebody has a cookie `{other}`, which is not yours, and was told {came} at visit 3.",
                hint="The whole name has to be equal, and not how it ends.",
                at=exchange.first("call"),
            )

    @after("test_counts")
    def test_nonsense(self):
        """Whose cookie makes no sense is at visit 1."""
        for nonsense, hint in (
            ("nonsense", "Begin with 1."),
            ("-4", "Nobody has been here fewer times than never. Begin with 1."),
        ):
            visitor = Visitor(self)
            visitor.comes()
            visitor.cookies = dict.fromkeys(visitor.cookies, nonsense)
            came, exchange = visitor.comes()
            if came != 1:
                self.fail(f"The cookie says “{nonsense}”, and the visitor was told {came}.", hint=hint, at=exchange.first("call"))
