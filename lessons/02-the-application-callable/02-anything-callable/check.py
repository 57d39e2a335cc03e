"""Checks of "Anything callable". Of what kind the application is, is free: that is the lesson."""

from onionskin.checks import Lesson, after


class AnythingCallable(Lesson):
    def setUp(self):
        self.exchange = self.send("GET /ada")

    def test_answers(self):
        """The server calls it with two arguments and gets a body."""
        fault = self.exchange.fault
        if "takes 2 positional arguments but 3" in fault or "takes 3 positional arguments but 4" in fault:
            hint = "The server calls what `application` is. A class that is called makes an instance, and `__init__` gets the arguments."
        elif "missing 1 required positional argument" in fault:
            hint = "Every application takes two arguments, `environ` and `start_response`."
        elif "not iterable" in fault or self.exchange.last("start_response") is None:
            hint = (
                "What came back is the body, and it has to be something that can be looped over. "
                "Here it is an instance of your class, and it was never called."
            )
        else:
            hint = "It has to call `start_response` and return the body."
        self.assertStatus(self.exchange, 200, hint=hint)

    @after("test_answers")
    def test_greets(self):
        """It greets whoever is named in the path."""
        for name in ("ada", "grace"):
            exchange = self.send(f"GET /{name}")
            self.assertBody(
                exchange,
                f"Hello, {name}.".encode(),
                strip=True,
                hint="The word is `Hello`, and then comes whoever is in the path of this request.",
            )

    @after("test_greets")
    def test_label(self):
        """It is still plain text."""
        self.assertHeader(self.exchange, "Content-Type", "text/plain", hint="Keep the headers as they were.")
