"""Checks of "Order bugs". They look at the answer as a client reads it; any order in which everybody can work will do."""

from onionskin.checks import Lesson, after

GREETING, SIGNATURE = b"Hello, stranger.\n", b"Yours, the onion.\n"


class OrderBugs(Lesson):
    def setUp(self):
        self.page = self.send("GET /")

    def test_answers(self):
        """The page says who you are."""
        raised = self.page.last("raise")
        if self.page.status == 500 and raised is not None:
            hint = "Read in the console what was raised."
            if "requires session middleware" in raised["text"]:
                hint = "`SessionMiddleware` sets `request.session`. It has to be further up in the list than who needs it."
            elif "'user'" in raised["text"]:
                hint = "`AuthenticationMiddleware` sets `request.user`. All five layers stay in the list."
            elif "'session'" in raised["text"]:
                hint = "`SessionMiddleware` sets `request.session`. All five layers stay in the list."
            self.fail(f"`GET /` raised `{raised['name']}`.", hint=hint, at=raised)
        self.assertStatus(self.page, 200)
        self.assertTrue(
            self.page.body.startswith(GREETING), "The page should begin with “Hello, stranger.”.", at=self.page.last("return")
        )

    @after("test_answers")
    def test_whole(self):
        """The signature arrives with it."""
        if self.page.body != GREETING + SIGNATURE:
            promised = next((text for name, text in self.page.headers if name.lower() == "content-length"), None)
            if promised is not None and SIGNATURE.strip() in self.page.raw:
                self.fail(
                    f"The head promises {promised} bytes, and the client reads no further: the signature is not among them.",
                    hint="`CommonMiddleware` writes the length of what it sees. Who adds to the page has to have done so by then.",
                    at=self.page.last("return", layer="CommonMiddleware"),
                )
            self.assertBody(self.page, GREETING + SIGNATURE, hint="`Sign` puts its line below the page, once.")

    @after("test_whole")
    def test_all_five(self):
        """The response says how long it is, and has what makes browsers careful."""
        self.assertHeader(
            self.page,
            "Content-Length",
            str(len(GREETING + SIGNATURE)),
            hint="`CommonMiddleware` says how long the page is. It stays in the list.",
        )
        self.assertHeader(self.page, "X-Content-Type-Options", "nosniff", hint="`SecurityMiddleware` stays in the list.")
