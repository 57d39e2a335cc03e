"""Checks of "No exception gets out". They look at what the client read; who makes the apology, and in which style, is free."""

from onionskin.checks import Lesson, after


class NoExceptionGetsOut(Lesson):
    def test_apology(self):
        """For a story that nobody has written, `Net` says sorry with a 404."""
        answer = self.send("GET /stories/dragon/")
        asked = [hook for hook in answer.events("hook") if hook["name"] == "process_exception"]
        hint = "`Net` has to return the response that it returns in its `except` now."
        if answer.status == 500 and not asked:
            hint = (
                "Nobody was asked about the exception. Django calls a method of the middleware that is named `process_exception`."
            )
        elif answer.status == 500 and asked[-1]["gave"] == "none":
            hint = "`process_exception` gave `None`, and that means: go on as if I were not there."
        elif answer.status == 404:
            hint = "The status is right, and the words are not yours. Return a response instead of raising another exception."
        at = asked[-1] if asked else answer.last("catch") or answer.last("raise")
        if answer.status != 404:
            self.fail(f"`GET /stories/dragon/`: wanted status 404, came {answer.status_line}.", hint=hint, at=at)
        self.assertBody(answer, b"Sorry, there is no such story.", strip=True, hint=hint)

    @after("test_apology")
    def test_others(self):
        """A view that breaks is still a 500, and what is forbidden is still a 403."""
        hint = "Look at which exception it is, and leave the others alone."
        broken = self.send("GET /broken/")
        self.assertStatus(broken, 500, hint=hint)
        self.assertStatus(self.send("GET /secret/"), 403, hint=hint)
        self.assertStatus(self.send("GET /nowhere/"), 404, hint=hint)

    @after("test_apology")
    def test_story(self):
        """A story that there is comes as it is."""
        answer = self.send("GET /stories/onion/")
        hint = "Where nothing is raised, hand on what `get_response` gives you."
        self.assertStatus(answer, 200, hint=hint)
        self.assertBody(answer, b"Once upon a time there was an onion.\n", hint=hint)
