"""Checks of "Pass-through". The second skin may have any name and shape: what it does is what counts."""

from onionskin.checks import Lesson, after


class PassThrough(Lesson):
    def setUp(self):
        self.page = self.send("GET /hello")
        self.missing = self.send("GET /nobody")

    def test_two_skins(self):
        """Two skins of different make lie around `greet`."""
        layers = self.page.layers
        self.assertReached(self.page, "greet", hint="Both arguments have to be handed down, as the server gave them.")
        called = self.page.calls("greet")
        if len(called) > 1:
            self.fail(
                f"`greet` was called {len(called)} times for one request.",
                hint="Whoever calls it makes the whole page. Call once, and hand on what comes back.",
                at=called[1],
            )
        self.assertEqual(layers[-1].name, "greet", hint="`greet` belongs in the middle.")
        between = layers[1:-1]
        if len(between) == 1:
            self.fail(
                f"Between the server and `greet` there is only `{between[0].name}`; nothing of yours is called.",
                hint="Each request calls what your function returned. That has to be a function of its own.",
                at=self.page.first("call"),
            )
        if len({layer.place for layer in between}) < 2:
            self.fail("That is one skin worn twice.", hint="Write the second one yourself.", at=self.page.first("call"))

    @after("test_two_skins")
    def test_status_and_headers(self):
        """Status and headers arrive as `greet` said them, for the page and for the 404."""
        hint = "A pass-through has nothing to say about this: leave it to `greet`, and hand down the `start_response` you were given."
        for exchange in (self.page, self.missing):
            said = exchange.first("start_response", layer="greet")
            told = exchange.told
            if len(told) != 1:
                times = "never" if not told else f"{len(told)} times"
                self.fail(
                    f"`{exchange.request}`: the server was told a status {times}.", hint=hint, at=told[-1] if told else said
                )
            self.assertEqual(told[0]["status"], said["status"], f"`{exchange.request}`:", hint=hint, at=told[0])
            self.assertEqual(told[0]["headers"], said["headers"], f"`{exchange.request}`:", hint=hint, at=told[0])

    @after("test_status_and_headers")
    def test_body(self):
        """The body arrives in the pieces that `greet` made."""
        page, missing = [b"Hello, ", b"whoever ", b"you are.\n"], [b"Nobody here.\n"]
        for exchange, pieces in ((self.page, page), (self.missing, missing)):
            gave = exchange.last("return")
            if gave is not None and "body" not in gave:
                name = exchange.layer_of(gave).name
                self.fail(
                    f"`{name}` gave back `{gave['value']['text']}`.",
                    hint="The body comes up by `return`, in each layer anew.",
                    at=gave,
                )
            came = exchange.chunks
            self.assertEqual(b"".join(came), b"".join(pieces), hint="Hand on what you were given.", at=gave)
            if came != pieces:
                self.fail(
                    f"`greet` made {len(pieces)} pieces, {len(came)} arrived.",
                    hint="Hand on what you were given, without collecting it: a long body would have to wait for its end.",
                    at=gave,
                )
            made = exchange.last("return", layer="greet")
            if gave["body"] != made["body"] and exchange.body_kind(gave) in ("list", "tuple"):
                self.fail(
                    "The pieces are the same, but somebody has collected them into a body of their own.",
                    hint="A long body would have to wait for its end, and to fit into memory. Hand on the very one that you were given.",
                    at=gave,
                )

    @after("test_two_skins")
    def test_environ(self):
        """`greet` reads the environ that the server made."""
        made, read = self.page.environ(self.page.layers[1].name), self.page.environ("greet")
        call = self.page.first("call", layer="greet")
        lost = sorted(set(made) - set(read))
        if lost:
            self.fail(
                f"{len(lost)} of the {len(made)} keys in environ did not reach `greet`: `{lost[0]}` and so on.",
                hint="Hand down the whole environ: you don't know what those inside need.",
                at=call,
            )
        changed = sorted(key for key in read if read[key] != made.get(key))
        if changed:
            self.fail(
                f"`{changed[0]}` in environ was changed on the way.", hint="A pass-through hands it down as it is.", at=call
            )
