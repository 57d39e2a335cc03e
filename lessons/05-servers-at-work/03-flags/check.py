"""Checks of "Three flags". What each visitor was told, and whether there was a warming up; where a name is kept is free."""

import ast
import inspect
import sys

from onionskin.checks import Lesson, after


class Flags(Lesson):
    def told(self, path, name="ada"):
        """The lines of the page, and the exchange."""
        exchange = self.send(f"GET {path}?name={name}")
        if exchange.status != 200:
            self.fail(f"`{path}`: it ended in `{exchange.fault or exchange.status_line}`.", at=exchange.cause)
        return exchange.body.decode("utf-8", "replace").splitlines(), exchange

    def has_thread_local(self):
        """Whether there is one in the program: of its source, a comment would say so as well."""
        return any(
            isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "local"
            for node in ast.walk(ast.parse(inspect.getsource(sys.modules["app"])))
        )

    def test_two(self):
        """Two at the same time are each told their own name."""
        lines, exchange = self.told("/threads")
        for name in ("ada", "grace"):
            mine = " ".join(line.removeprefix(f"to {name}:") for line in lines if line.startswith(f"to {name}:"))
            other = "grace" if name == "ada" else "ada"
            if other in mine:
                hint = "Both calls write to one place. A local variable belongs to one call alone, and so does what is handed on."
                if self.has_thread_local():
                    hint = "`Like` plays both threads in one, and `threading.local()` has one place for each thread. A local variable belongs to one call alone."
                self.fail(
                    f"{name.title()} reads:{mine}",
                    hint=hint,
                    at=exchange.calls("Page")[-1] if exchange.calls("Page") else exchange.last("call"),
                )
            if f"Hello, {name}." not in mine or f"Goodbye, {name}." not in mine:
                self.fail(
                    f"{name.title()} reads:{mine or ' nothing'}",
                    hint="Hello and goodbye, each with the name.",
                    at=exchange.last("chunk"),
                )

    @after("test_two")
    def test_alone(self):
        """Where there is no other process, it counts plainly."""
        for number in (1, 2):
            lines, exchange = self.told("/")
            if f"Visit {number}." not in " ".join(lines):
                hint = "Here, `wsgi.multiprocess` is false: nobody else counts."
                if "in this process" not in " ".join(lines):
                    hint = "The count is everybody's, and stays in `self`."
                self.fail(f"Visit number {number} reads: {' '.join(lines)}", hint=hint, at=exchange.first("call"))

    @after("test_two")
    def test_processes(self):
        """Where there may be others, it says that it is one process's count."""
        for path in ("/processes", "/cgi"):
            self.restart()
            lines, exchange = self.told(path)
            if "Visit 1 in this process." not in " ".join(lines):
                hint = "`wsgi.multiprocess` is true there, and it is no text: ask `if environ[…]:`."
                self.fail(f"`{path}` reads: {' '.join(lines)}", hint=hint, at=exchange.first("call", layer="Page"))

    @after("test_alone", "test_processes")
    def test_asks(self):
        """It asks at each visit, and not once for all."""
        for path, wanted in (("/", "Visit 1."), ("/processes", "Visit 2 in this process."), ("/", "Visit 3.")):
            lines, exchange = self.told(path)
            if wanted not in " ".join(lines):
                self.fail(
                    f"`{path}`, after another path: {' '.join(lines)} Wanted `{wanted}`",
                    hint="Ask for the flag at each call. Whatever was true at another one is told to nobody here.",
                    at=exchange.first("call"),
                )

    def warmed(self, exchange):
        return [one for one in exchange.events("print") if "Warming up" in one["text"]]

    @after("test_two")
    def test_once(self):
        """Where nobody comes later, it does not warm up."""
        _, exchange = self.told("/cgi")
        if warmed := self.warmed(exchange):
            hint = "`wsgi.run_once` is true: nobody will profit from it. It is no text: ask `if environ[…]:`."
            self.fail("`/cgi`: it has warmed up.", hint=hint, at=warmed[0])

    @after("test_two")
    def test_warm(self):
        """Everywhere else it warms up, at the first visit."""
        for path in ("/", "/processes", "/threads"):
            self.restart()
            _, exchange = self.told(path)
            _, again = self.told(path)
            if not self.warmed(exchange):
                hint = "This process lives on, so warming up pays. Only `wsgi.run_once` says that it does not."
                self.fail(f"`{path}`: it has not warmed up.", hint=hint, at=exchange.first("call", layer="Page"))
            if many := self.warmed(exchange)[1:] + self.warmed(again):
                self.fail(f"`{path}`: it has warmed up more than once.", hint="Once is enough for a process.", at=many[0])

    @after("test_once", "test_warm")
    def test_later(self):
        """What was left out at one visit is done at the next."""
        self.told("/cgi")
        _, exchange = self.told("/")
        if not self.warmed(exchange):
            self.fail(
                "`/`, after `/cgi`: it has not warmed up.",
                hint="What was left out has not been done. It is warm only once `warm_up()` was called.",
                at=exchange.first("call"),
            )
