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
        self.assertEqual(layers[-1].name, "greet", hint="`greet` belongs in the middle.")
        between = layers[1:-1]
        if len(between) == 1:
            self.fail(
                f"Between the server and `greet` there is only `{between[0].name}`; nothing of yours is called.",
                hint="What your function returns is called for each request. It has to be a function of its own.",
            )
        makes = {layer.place for layer in between}
        self.assertGreaterEqual(len(makes), 2, hint="That is one skin worn twice. Write the second one yourself.")

    @after("test_two_skins")
    def test_status_and_headers(self):
        """Status and headers arrive as `greet` said them, for the page and for the 404."""
        for exchange in (self.page, self.missing):
            said = exchange.first("start_response", layer="greet")
            told = exchange.told
            hint = "A pass-through has nothing to say about the status: leave it to `greet`, and hand down the `start_response` that you were given."
            self.assertEqual(
                len(told),
                1,
                f"The server was told a status {len(told)} times for {exchange.target}.",
                hint=hint,
                at=told[-1] if told else None,
            )
            self.assertEqual(told[0]["status"], said["status"], hint=hint, at=told[0])
            self.assertEqual(told[0]["headers"], said["headers"], hint=hint, at=told[0])

    @after("test_status_and_headers")
    def test_body(self):
        """The body arrives in the pieces that `greet` made."""
        for exchange, pieces in ((self.page, [b"Hello, ", b"whoever ", b"you are.\n"]), (self.missing, [b"Nobody here.\n"])):
            gave = exchange.last("return")
            if gave is not None and "body" not in gave:
                self.fail(
                    f"`{exchange.layer_of(gave)}` gave back {gave['value']['text']}.",
                    hint="The body comes up by `return`, in each layer anew.",
                    at=gave,
                )
            self.assertEqual(
                exchange.chunks,
                pieces,
                hint="Hand on what you were given, piece by piece, without collecting it.",
                at=exchange.first("chunk", layer="server"),
            )

    @after("test_two_skins")
    def test_environ(self):
        """`greet` reads the environ that the server made."""
        made, read = self.page.environ(self.page.layers[1].name), self.page.environ("greet")
        self.assertEqual(
            sorted(set(made) - set(read)),
            [],
            "Some of environ did not reach `greet`.",
            hint="Hand down the whole environ: you don't know what those inside need.",
            at=self.page.first("call", layer="greet"),
        )
        changed = sorted(key for key in read if read[key] != made.get(key))
        self.assertEqual(
            changed,
            [],
            "Some of environ was changed on the way.",
            hint="A pass-through hands environ down as it is.",
            at=self.page.first("call", layer="greet"),
        )
