"""Checks of "On the way up". A poem that says nothing until it is asked for a piece, and a layer that must not ask too early."""

from onionskin.checks import Lesson, after

LINES = [b"Skin by skin\n", b"you come to\n", b"the middle.\n"]


class OnTheWayUp(Lesson):
    def setUp(self):
        self.poem = self.send("GET /poem")
        self.missing = self.send("GET /nothing")

    def test_answers(self):
        """The poem arrives, without an error."""
        if len(self.poem.told) > 1:
            self.fail(
                "The server was told a status twice.",
                hint="`poem` tells it one already. Let what `poem` says come past you.",
                at=self.poem.told[-1],
            )
        self.assertStatus(
            self.poem,
            200,
            hint="`poem` is a generator: it says its status when somebody asks for the first piece, and not when it is called.",
        )
        self.assertBody(self.poem, b"".join(LINES), hint="The body has to be handed on as well.")

    @after("test_answers")
    def test_stamp(self):
        """Every answer has `X-Stamp: seen`, the 404 as well."""
        for exchange in (self.poem, self.missing):
            self.assertHeader(
                exchange,
                "X-Stamp",
                "seen",
                hint="`poem` calls the function that it was given. Make one that adds the header, and hand it down.",
            )

    @after("test_stamp")
    def test_said(self):
        """Status and headers are as `poem` said them, with one more."""
        for said in self.poem.events("start_response", layer="poem"):
            in_poem = (said["place"] or {}).get("file") == "poem.py"
            if in_poem and any(name.lower() == "x-stamp" for name, _ in said["headers"]):
                self.fail(
                    "`poem` has stamped itself.",
                    hint="Let it say what it said before. The stamp is for a layer, which can be put around any application.",
                    at=said,
                )
        for exchange, status in ((self.poem, "200 OK"), (self.missing, "404 Not Found")):
            told = exchange.told[-1]
            self.assertEqual(
                told["status"], status, f"`{exchange.request}`:", hint="Hand on the status that was given to you.", at=told
            )
            names = sorted(name.lower() for name, _ in told["headers"])
            if "content-type" not in names:
                self.fail(f"`{exchange.request}`: `Content-Type` is gone.", hint="Your header stands beside the others.", at=told)
            if names != ["content-type", "x-stamp"]:
                self.fail(f"`{exchange.request}`: wanted one header more.", hint="Add it once, and nothing else.", at=told)

    @after("test_answers")
    def test_pieces(self):
        """The first line leaves before the last one is made."""
        first, last = self.poem.first("sent"), self.poem.last("chunk", layer="poem")
        if last is None or first is None or first.index > last.index:
            self.fail(
                "The whole poem was made before a word of it was sent.",
                hint="The client waits for all of it. To add a header you need not touch the body.",
                at=self.poem.last("return"),
            )
