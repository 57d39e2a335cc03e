"""Checks of "Two kinds of middleware". They read the line in the log, and what the client got; how the name comes up is free."""

from onionskin.checks import Lesson, after


class TwoKinds(Lesson):
    def test_named(self):
        """The line names the view that has answered."""
        for path, view in (("/vault/", "vault"), ("/", "hall")):
            answer = self.send(f"GET {path}")
            self.assertStatus(answer, 200, hint="What visitors get should stay as it is.")
            line = f"{path} was answered by {view}: 200 OK"
            if line not in answer.errors + answer.stdout:
                said = (answer.errors + answer.stdout).strip() or "nothing"
                hint = "`Log` looks into `environ`. Within Django, that very dictionary, and not a copy of it, is `request.META`."
                if self._written(answer, "mysite.view"):
                    hint = "Something was written for `Log`, when the view was not known yet. `process_view` is the first to know it."
                self.fail(f"Wanted `{line}`, came `{said}`.", hint=hint, at=answer.last("hook") or answer.last("call"))

    @after("test_named")
    def test_nobody(self):
        """Where no view has answered, nobody has."""
        self.send("GET /vault/")
        answer = self.send("GET /nowhere/")
        line = "/nowhere/ was answered by nobody: 404 Not Found"
        said = answer.errors + answer.stdout
        if "answered by vault" in said:
            self.fail(
                "No view has answered, and the line names the one of the request before it.",
                hint="What belongs to one request has to be on that request.",
                at=answer.last("return"),
            )
        if line not in said:
            self.fail(f"Wanted `{line}`, came `{said.strip()}`.", at=answer.last("return"))

    @after("test_named")
    def test_secret(self):
        """Visitors get what they got."""
        answer = self.send("GET /vault/")
        self.assertBody(answer, b"Gold and silver.\n", hint="The views can stay as they are.")
        for name, value in answer.headers:
            if "vault" in value:
                self.fail(
                    f"The name of the view goes out to visitors, in `{name}: {value}`.",
                    hint="Between the two there is a way that no visitor sees: the dictionary that both have.",
                    at=answer.first("start_response"),
                )

    def _written(self, answer, key):
        """Whether somebody has put this key into environ."""
        changes = [
            change
            for event in answer.recording["events"]
            for change in (event.get("delta"), *(event.get("environs") or ()))
            if change is not None
        ]
        return any(key in change["set"] for change in changes)
