"""Checks of "Short-circuit". Who was reached, and what the client read; how the door decides is free."""

from onionskin.checks import Lesson, after


class ShortCircuit(Lesson):
    def setUp(self):
        self.none = self.send("GET /vault")
        self.wrong = self.send("GET /vault", headers=[("X-Key", "garlic")])
        self.right = self.send("GET /vault", headers=[("X-Key", "onion")])

    def test_never_opened(self):
        """Without the right key, `vault` is never reached."""
        self.assertNeverReached(self.none, "vault", hint="Look at the key before you call the vault.")
        self.assertNeverReached(self.wrong, "vault", hint="That was a wrong key. Only `onion` fits.")

    @after("test_never_opened")
    def test_refusal(self):
        """The client is told `403 Forbidden`, and reads why."""
        for exchange in (self.none, self.wrong):
            gone = exchange.last("raise")
            hint = (
                "An exception is no answer. `Door` has to give one itself."
                if gone is not None and gone["name"] not in ("AssertionError", "TypeError")
                else "Whoever does not call the application has to give the whole answer: `start_response`, and a body."
            )
            self.assertStatus(exchange, 403, hint=hint)
            self.assertBody(exchange, b"The door stays shut.", strip=True, hint=hint)

    @after("test_never_opened")
    def test_key_opens(self):
        """With the key, everything is as `vault` says."""
        hint = "Let in whoever has the key: the request goes down, and the answer comes up as it is."
        self.assertReached(self.right, "vault", hint=hint)
        self.assertStatus(self.right, 200, hint=hint)
        self.assertBody(self.right, b"Gold and silver.\n", hint=hint)
