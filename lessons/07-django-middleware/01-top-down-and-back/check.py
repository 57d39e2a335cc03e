"""Checks of "Top-down, and back". They look at what the client got and at who stood outside; how the list is written is free."""

from onionskin.checks import Lesson, after


class TopDownAndBack(Lesson):
    def setUp(self):
        self.page = self.send("GET /")

    def test_signature(self):
        """The greeting is shouted, and the signature is not."""
        self.assertStatus(self.page, 200, hint="Every entry of `MIDDLEWARE` has to name something that is there.")
        if b"HELLO, ADA!!!" not in self.page.body:
            self.fail("The greeting has to be shouted.", hint="`Shout` belongs into the list.", at=self.page.last("return"))
        if b"YOURS, THE ONION" in self.page.body:
            self.fail(
                "The signature was shouted.",
                hint="When `Shout` works, `Sign` must be still to come: on the way up, who stands further out comes later.",
                at=self.page.first("return", layer="Shout"),
            )
        self.assertBody(self.page, b"HELLO, ADA!!!\nYours, the onion.\n", hint="The line of `Sign` has to stand below, once.")

    @after("test_signature")
    def test_count(self):
        """`X-Bytes` says how many bytes the client gets."""
        self.assertHeader(
            self.page,
            "X-Bytes",
            str(len(self.page.body)),
            hint="`Count` has to come after everybody who adds to the page: it counts what is there when the response passes.",
        )

    @after("test_signature")
    def test_security(self):
        """`SecurityMiddleware` is still the first in and the last out."""
        self.assertHeader(self.page, "X-Content-Type-Options", "nosniff", hint="`SecurityMiddleware` belongs into the list.")
        layers = [layer.name for layer in self.page.layers if layer.kind == "django"]
        if layers[0] != "SecurityMiddleware":
            self.fail(
                f"`{layers[0]}` is the first in.",
                hint="The top of the list is the outermost: nobody stands outside of `SecurityMiddleware`.",
                at=self.page.first("call", layer=layers[0]),
            )
