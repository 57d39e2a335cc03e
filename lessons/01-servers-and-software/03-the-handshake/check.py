"""Checks of "The handshake". A docstring is the sentence the learner sees; `hint` says what a teacher would say."""

from onionskin.checks import Lesson, after


class TheHandshake(Lesson):
    def setUp(self):
        self.exchange = self.send("GET /onion")

    def test_status(self):
        """The server is told `200 OK`."""
        told = self.exchange.last("start_response")
        if told is None:
            entered = self.exchange.first("enter") is not None
            self.assertReturned(
                self.exchange,
                hint="It takes the status and the list of headers."
                if entered
                else "The server gives it `environ` and `start_response`.",
            )
            gave = self.exchange.last("return")
            pair = self.exchange.body_kind(gave) == "tuple" and "value" in (self.exchange.first("chunk") or {})
            self.fail(
                "The application returned, and nobody told the server a status.",
                at=gave,
                hint="In Flask you return it as well; here it goes up by calling `start_response`."
                if pair
                else "Call `start_response` before you return the body.",
            )
        self.assertIsInstance(told["status"], str, hint='The status is text, number and words together: "200 OK".', at=told)
        self.assertEqual(told["status"], "200 OK", hint="This is about every path: there is nothing to refuse.", at=told)

    @after("test_status")
    def test_content_type(self):
        """`Content-Type` says `text/plain`."""
        told = self.exchange.last("start_response")
        self.assertIsInstance(
            told["headers"], list, hint='Headers are a list of pairs: `[("Content-Type", "text/plain")]`.', at=told
        )
        self.assertTold(told, "Content-Type", "text/plain", hint="One pair in the list: the name, then the value.")

    @after("test_content_type")
    def test_bytes(self):
        """The body is a list (or other iterable) of bytes."""
        self.assertChunksAreBytes(self.exchange)

    @after("test_bytes")
    def test_says_the_path(self):
        """The body says which path was asked for."""
        for path in ("/onion", "/garlic/clove"):
            exchange = self.send(f"GET {path}")
            self.assertBody(
                exchange,
                f"You asked for {path}".encode(),
                strip=True,
                hint='It has to say whatever was asked for. `environ["PATH_INFO"]` knows.',
            )
            self.assertStatus(exchange, 200, hint="Every request, whatever path it asks for.")
