"""Checks of "Embedded or daemon". They are made on several servers, each named here, and look at the sentences only."""

import re

from onionskin.checks import Lesson, after

INSIDE = "I live inside Apache."
DAEMON = "I live in the daemon process main."
ELSEWHERE = "Apache does not know me."


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
            at = exchange.last("raise") or exchange.cause
            self.fail(f"On {server}, it ended in `{exchange.fault or exchange.status_line}`.", hint=hint, at=at)
        return exchange.body.decode("utf-8", "replace").strip(), exchange

    def assertLives(self, wanted, server, settings=None, *, hint):
        said, exchange = self.lives(server, settings)
        if not said.startswith(wanted):
            first = said.partition("\n")[0]
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
    def test_touch(self):
        """It still counts visits and runs: after a touch, the one begins anew, and the other goes on where the process does."""
        for server, runs in (("mod_wsgi-embedded", 2), ("mod_wsgi-daemon", 1)):
            self.lives(server)
            self.send("GET /touch")
            exchange = self.send("GET /")
            said = re.search(
                r"Visit (\d+)\. In this process, app\.py has run (\d+) times", exchange.body.decode("utf-8", "replace")
            )
            if said is None:
                self.fail("The second line has changed.", hint="Leave it as it is.", at=exchange.last("chunk"))
            if (int(said[1]), int(said[2])) != (1, runs):
                self.fail(
                    f"On {server}, after a touch: “{said[0]}”.",
                    hint="`app.py` has a date that changes with `/touch`, and both numbers begin in the file that they are in.",
                    at=exchange.last("chunk"),
                )
