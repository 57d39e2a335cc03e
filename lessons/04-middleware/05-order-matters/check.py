"""Checks of "Order matters". They look at answers, not at names: any way to put the layers in order will do."""

import gzip

from onionskin.checks import Lesson, after


class OrderMatters(Lesson):
    def setUp(self):
        self.refused = self.send("GET /", headers=[("Accept-Encoding", "gzip")])
        self.page = self.send("GET /", headers=[("Accept-Encoding", "gzip"), ("Authorization", "Basic YWRhOm9uaW9u")])

    def page_came(self):
        if self.page.status != 200 and self.page.fault:
            self.fail(
                f"With the password, `GET /` ended in `{self.page.fault.removesuffix(': ')}`.",
                hint="What no layer catches, none adds anything to. The page has to come.",
                at=self.page.cause,
            )

    def test_still_locked(self):
        """Without the password, `page` is never reached."""
        self.assertStatus(self.refused, 401, hint="`Auth` has to keep out who has no password, wherever it stands.")
        self.assertNeverReached(self.refused, "page", hint="`page` has to be inside `Auth`.")

    @after("test_still_locked")
    def test_always_timed(self):
        """Every answer is timed, a refusal as well."""
        self.assertHeader(
            self.refused, "Server-Timing", hint="A refusal never crosses what stands inside `Auth`. Who has to see it pass?"
        )
        self.page_came()
        self.assertHeader(self.page, "Server-Timing", hint="`Timing` has to stand around the page as well.")

    @after("test_still_locked")
    def test_refusal_is_not_packed(self):
        """A refusal is not packed."""
        self.assertNoHeader(
            self.refused,
            "Content-Encoding",
            hint="GZip meets whatever comes up from the layers inside it. `Auth` should not be one of those.",
        )
        self.assertBody(self.refused, b"Who are you?\n", hint="It should arrive as `Auth` wrote it.")

    @after("test_still_locked")
    def test_page_is_packed(self):
        """The page still is, for those who may see it."""
        self.page_came()
        self.assertStatus(self.page, 200, hint="With the password, the page has to come.")
        self.assertHeader(
            self.page, "Content-Encoding", "gzip", hint="The page came as it is. `GZip` has to stand between it and the client."
        )
        self.assertIn(b"Hello, ada.", gzip.decompress(self.page.body), hint="Unpacked, it should be the page for ada.")
