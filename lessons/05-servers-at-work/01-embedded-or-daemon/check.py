"""Checks of "Embedded or daemon". They are made on several servers, each named here, and look at the sentences only."""

import re

from onionskin.checks import Lesson, after

INSIDE = "I live inside Apache."
DAEMON = "I live in the daemon process main."
ELSEWHERE = "Apache does not know me."

#: What a daemon process is like that somebody has called otherwise: the module says so from the start, and each request does.
NAMED = "shop"
MODULE = f"""
import mod_wsgi

mod_wsgi.process_group = {NAMED!r}
"""
REQUESTS = f"""
def in_a_group(app):
    def called(environ, start_response):
        environ["mod_wsgi.process_group"] = {NAMED!r}
        return app(environ, start_response)

    return called


application = in_a_group(application)
"""


class Place(Lesson):
    def lives(self, server, settings=None):
        """What it says of its place on this server, and the exchange."""
        self.server = server
        self.settings = settings or {}
        self.restart()
        exchange = self.send("GET /")
        if exchange.status != 200:
            hint = (
                "Ask for the key with `get`: most servers don’t have it."
                if "process_group" in exchange.fault + exchange.errors
                else ""
            )
            at = exchange.cause
            self.fail(f"On {server}, it ended in `{exchange.fault or exchange.status_line}`.", hint=hint, at=at)
        return exchange.body.decode("utf-8", "replace").strip(), exchange

    def assertLives(self, wanted, server, settings=None, *, hint):
        said, exchange = self.lives(server, settings)
        first = said.partition("\n")[0].rstrip()
        if first != wanted:
            if first.startswith(wanted):
                hint = f"The first line is “{wanted}”, and nothing else. What was there before is the second one."
            self.fail(f"On {server}, it says “{first}”.", hint=hint, at=exchange.first("call"))

    def test_elsewhere(self):
        """On a server that is not Apache, it says so."""
        for server in ("wsgiref", "gunicorn", "waitress", "uwsgi"):
            self.assertLives(ELSEWHERE, server, hint="There is no such key. That is not the same as an empty name.")

    @after("test_elsewhere")
    def test_embedded(self):
        """Inside Apache, it says that it lives there."""
        hint = "The key is there, and the name is empty: that is how mod_wsgi says “embedded”."
        self.assertLives(INSIDE, "mod_wsgi-embedded", hint=hint)
        hint = (
            "This Apache has two children, so `wsgi.multiprocess` is True. It says how many there are, and not where they live."
        )
        self.assertLives(INSIDE, "mod_wsgi-embedded", {"processes": 2}, hint=hint)

    @after("test_elsewhere")
    def test_daemon(self):
        """In a daemon process, it says which one."""
        self.assertLives(DAEMON, "mod_wsgi-daemon", hint="The name in `mod_wsgi.process_group` is `main`.")

    @after("test_embedded", "test_daemon")
    def test_named(self):
        """The name is the one that the group has, whatever it is."""
        self.append("memory.py", MODULE)
        self.append("app.py", REQUESTS)
        said, exchange = self.lives("mod_wsgi-daemon")
        first = said.partition("\n")[0].rstrip()
        if first != DAEMON.replace("main", NAMED):
            self.fail(
                f"In a group that is called `{NAMED}`, it says “{first}”.",
                hint="`main` is what the group is called here. Take the name from what you have asked for.",
                at=exchange.first("call"),
            )

    def second(self, exchange):
        """How many visits and runs the second line tells of."""
        said = re.search(
            r"^Visit (\d+)\. In this process, app\.py has run (\d+) times", exchange.body.decode("utf-8", "replace"), re.MULTILINE
        )
        if said is None:
            self.fail("The second line has changed.", hint="Leave it as it is.", at=exchange.last("chunk"))
        return said[0], int(said[1]), int(said[2])

    @after("test_elsewhere")
    def test_counts(self):
        """The second line still counts the visits."""
        exchanges = [self.send("GET /") for _ in range(3)]
        visits = [self.second(exchange)[1] for exchange in exchanges]
        if visits != [1, 2, 3]:
            self.fail(
                f"On three visits, it told of visit {', '.join(map(str, visits))}.",
                hint="The count has to outlive the call: it is kept outside of the function.",
                at=exchanges[-1].last("chunk"),
            )

    @after("test_embedded", "test_daemon", "test_counts")
    def test_touch(self):
        """After a touch, the visits begin anew, and the runs go on where the process does."""
        for server, runs in (("mod_wsgi-embedded", 2), ("mod_wsgi-daemon", 1)):
            self.lives(server)
            self.send("GET /touch")
            exchange = self.send("GET /")
            said, visits, ran = self.second(exchange)
            if (visits, ran) != (1, runs):
                self.fail(
                    f"On {server}, after a touch: “{said}”.",
                    hint="`app.py` has a date that changes with `/touch`, and both numbers begin in the file that they are in.",
                    at=exchange.last("chunk"),
                )
