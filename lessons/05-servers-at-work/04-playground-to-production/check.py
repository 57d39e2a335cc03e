"""Checks of "From playground to production". They are made on gunicorn, and once on each of the others."""

from onionskin.checks import Lesson, after

SERVERS = ("wsgiref", "waitress", "uwsgi", "mod_wsgi-embedded", "mod_wsgi-daemon")

#: The program once more, as whoever lives elsewhere runs it: what it looks up while it is imported, here or in a file of its own, is
#: looked up anew.
ELSEWHERE = """
import os as system
import sys as machine

if system.environ["HOME"] != "/home/ada":
    system.environ["HOME"] = "/home/ada"
    for name, module in list(machine.modules.items()):
        if name != __name__ and (getattr(module, "__file__", None) or "").startswith(system.path.dirname(__file__)):
            del machine.modules[name]
    with open(__file__) as itself:
        exec(compile(itself.read(), __file__, "exec"))
"""


class Production(Lesson):
    server = "gunicorn"

    def assertServed(self, request="GET /", home="/root"):
        """It was answered as it should be, on this server. Gives the exchange."""
        exchange = self.send(request)
        if exchange.status != 200:
            gone = exchange.fault + exchange.errors + exchange.printed("log")
            hint = "wsgiref has put that key there, and no other server does. Look into `os.environ`." if "HOME" in gone else ""
            what = exchange.fault or exchange.status_line
            self.fail(f"On {self.server}, it ended in `{what}`.", hint=hint, at=exchange.cause)
        said = exchange.body.decode("utf-8", "replace").strip()
        if said != f"My notes are in {home}/notes.":
            hint = "The sentence stays as it is, and so does the place."
            if home != "/root":
                hint = f"It was run by somebody whose home is `{home}`. That is in `os.environ`, and need not be `/root`."
            elif home not in said:
                hint = "The home directory is in `os.environ`, and it is not empty."
            self.fail(f"On {self.server}, it says “{said}”.", hint=hint, at=exchange.last("chunk"))
        return exchange

    def test_gunicorn(self):
        """It runs on gunicorn."""
        self.assertServed()

    @after("test_gunicorn")
    def test_everywhere(self):
        """And on every other server."""
        for self.server in SERVERS:
            self.restart()
            self.assertServed()

    @after("test_gunicorn")
    def test_home(self):
        """The notes are in the home of whoever runs it."""
        self.append("app.py", ELSEWHERE)
        self.assertServed(home="/home/ada")

    @after("test_gunicorn")
    def test_log(self):
        """Each request is in the log, with method and path."""
        for request in ("GET /onions", "POST /order", "GET /onions"):
            exchange = self.assertServed(request)
            lines = (exchange.errors + exchange.printed("stderr")).splitlines(keepends=True)
            mine = [line for line in lines if request in line]
            if mine and not mine[-1].endswith("\n"):
                self.fail(
                    f"The log has `{mine[-1]}`, and the line does not end.",
                    hint="The next request would go on in the same one. `print` ends a line, and `write` only writes what it is given: `\\n` ends it.",
                    at=exchange.last("print") or exchange.first("call"),
                )
            if not mine:
                hint = 'Write it to `environ["wsgi.errors"]`, at each request.'
                if request in exchange.stdout:
                    hint = "It went to the standard output. The log is `wsgi.errors`: `print(…, file=…)`, or `write`."
                elif lines:
                    hint = f"What came was `{lines[-1].rstrip()}`."
                self.fail(f"`{request}` is not in the log.", hint=hint, at=exchange.last("print") or exchange.first("call"))
