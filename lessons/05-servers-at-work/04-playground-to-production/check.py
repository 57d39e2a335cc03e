"""Checks of "From playground to production". They are made on gunicorn, and once on each of the others."""

from onionskin.checks import Lesson, after

SERVERS = ("wsgiref", "waitress", "uwsgi", "mod_wsgi-embedded", "mod_wsgi-daemon")


class Production(Lesson):
    server = "gunicorn"

    def assertServed(self, request="GET /"):
        """It was answered as it should be, on this server. Gives the exchange."""
        exchange = self.send(request)
        if exchange.status != 200:
            gone = exchange.fault + exchange.errors + exchange.printed("log")
            hint = "wsgiref has put that key there, and no other server does. Look into `os.environ`." if "HOME" in gone else ""
            what = exchange.fault or exchange.status_line
            self.fail(f"On {self.server}, it ended in `{what}`.", hint=hint, at=exchange.last("raise") or exchange.cause)
        said = exchange.body.decode("utf-8", "replace").strip()
        if said != "My notes are in /root/notes.":
            hint = "The sentence stays as it is, and so does the place."
            if "/root" not in said:
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
    def test_log(self):
        """Each request is in the log, with method and path."""
        for request in ("GET /onions", "POST /order", "GET /onions"):
            exchange = self.assertServed(request)
            lines = (exchange.errors + exchange.printed("stderr")).splitlines()
            if not any(request in line for line in lines):
                hint = 'Write it to `environ["wsgi.errors"]`, at each request.'
                if request in exchange.stdout:
                    hint = "It went to the standard output. The log is `wsgi.errors`: `print(…, file=…)`, or `write`."
                elif lines:
                    hint = f"What came was `{lines[-1]}`."
                self.fail(f"`{request}` is not in the log.", hint=hint, at=exchange.last("print") or exchange.first("call"))
