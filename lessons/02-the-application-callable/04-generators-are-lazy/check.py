"""Checks of "Generators are lazy". `Clock` may be of any shape; what it wrote, and when, is looked at."""

import itertools
import re
import time

from onionskin.checks import Lesson, after

#: A report that takes more time than the other one, or nearly none.
OTHER = """
def report(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    for line in ("one\\n", "two\\n", "three\\n"):
        yield line.encode()
    if environ["PATH_INFO"] == "/slow":
        time.sleep(0.7)
"""


#: What `report` itself waits before its first line has left, in milliseconds.
WAITS = 300


class Told(Lesson):
    def setUp(self):
        # The time of the processor. On a server it stands still while a program sleeps; in here it would go on.
        self.processor = itertools.count(0.0, 1e-9)
        for name in {"process_time", "process_time_ns", "thread_time", "thread_time_ns"} & vars(time).keys():
            self.addCleanup(setattr, time, name, getattr(time, name))
            setattr(time, name, self.processor.__next__)

    def assertClock(self, at, spent):
        """It looked at a clock that goes on while somebody sleeps."""
        if spent < 0.5 and next(self.processor) > 0:
            self.fail(
                f"It wrote “{at['text'].strip()}”: that is how long the processor worked, and the client waited longer.",
                hint="`process_time` stands still while a program sleeps. `time.time` and `time.perf_counter` go on.",
                at=at,
            )

    def wrote(self, exchange, hint):
        """The one moment at which it told the time, and the seconds."""
        # Of a generator that belongs to no layer the recording says "log", and which line of the file it was.
        printed = [one for one in exchange.events("print") if one["stream"] == "errors" or one["place"]]
        wrote = [one for one in printed if "took" in one["text"]]
        if len(wrote) != 1:
            self.fail(f"“took … s” was written {len(wrote)} times.", hint=hint, at=wrote[-1] if wrote else None)
        found = re.search(r"took (\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)", wrote[0]["text"])
        return wrote[0], float(found[1]) if found else 0.0


class GeneratorsAreLazy(Told):
    def setUp(self):
        super().setUp()
        self.exchange = self.send("GET /")

    def test_all_lines(self):
        """The client still gets all three lines."""
        self.assertBody(
            self.exchange, b"one\ntwo\nthree\n", hint="Every piece that is taken from the application has to be handed on."
        )

    @after("test_all_lines")
    def test_still_streams(self):
        """The first line leaves before the last one is made."""
        first_out = self.exchange.first("sent")
        last_made = self.exchange.last("chunk", layer="report")
        if first_out is None or last_made is None or first_out.index > last_made.index:
            self.fail(
                "The whole body was collected before any of it was sent.",
                hint="The client waits for everything then. Hand on each piece as it comes.",
                at=last_made,
            )
        second_made = self.exchange.events("chunk", layer="report")[1]
        if first_out.index > second_made.index:
            self.fail(
                "The first line was held back until the second one was made.",
                hint="The client waits longer for it than before. Hand on each piece before you ask for the next one.",
                at=second_made,
            )
        waits = [one for one in self.exchange.events("wait") if one.index < first_out.index]
        longer = sum(one["ms"] for one in waits) - WAITS
        if longer > 1:
            self.fail(
                f"The client waits {longer:.0f} ms longer for its first line than it did.",
                hint="To look at the clock takes no time. Who sleeps here, besides `report`?",
                at=next((one for one in waits if not one["place"] or one["place"]["file"] != "report.py"), waits[0]),
            )

    @after("test_all_lines", "test_still_streams")
    def test_measures(self):
        """`Clock` writes once how long all of it took: at least half a second."""
        at, spent = self.wrote(self.exchange, "Write it once.")
        if at.index < self.exchange.last("chunk", layer="report").index:
            self.fail(
                f"It wrote “{at['text'].strip()}” before the work was done.",
                hint="What of `report` has run when `self.app(…)` comes back?",
                at=at,
            )
        self.assertClock(at, spent)
        self.assertGreaterEqual(
            spent, 0.5, hint="It was written at the right time. But when was it that you looked at the clock?", at=at
        )


class OtherReports(Told):
    @after("test_measures")
    def test_each(self):
        """And so for each request, be it slow or quick."""
        self.append("report.py", OTHER)
        for path, least in (("/slow", 0.7), ("/quick", 0.0)):
            began = time.monotonic()
            exchange = self.send(f"GET {path}")
            most = time.monotonic() - began
            at, spent = self.wrote(exchange, "Each request takes its time, and each is written down.")
            # It may have rounded, to whole seconds even.
            if not least - 0.1 < spent < most + 0.5:
                self.fail(
                    f"`{path}` took at least {least} s, and at most {most:.1f} s. It wrote “{at['text'].strip()}”.",
                    hint="Each request has a beginning and an end of its own. Look at the clock at both.",
                    at=at,
                )
