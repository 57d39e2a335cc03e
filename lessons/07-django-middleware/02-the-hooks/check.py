"""Checks of "The hooks". They look at the pages that come; which hooks are used for it is free."""

from onionskin.checks import Lesson, after


class TheHooks(Lesson):
    def test_named(self):
        """Each page names the view that has made it."""
        for path, view, text in (("/vault/?name=ada", "vault", "Gold and silver."), ("/?name=ada", "hall", "Come in.")):
            page = self.send(f"GET {path}")
            said = page.body.decode("utf-8", "replace")
            hook = page.last("hook", layer="Caption")
            if page.status != 200 and hook is not None and hook["name"] == "process_template_response" and hook["gave"] == "none":
                self.fail(
                    "`process_template_response` gave `None`.",
                    hint="It has to return a response: the one that it got, or another one.",
                    at=hook,
                )
            self.assertStatus(page, 200, hint="`Caption` should change nothing else.")
            if not page.reached(view):
                self.fail(
                    f"`{view}` was never called: somebody else has answered.",
                    hint="What `process_view` returns is taken for the answer. Return `None`, and Django goes on.",
                    at=hook,
                )
            self.assertIn(text, said, "The page of the view is gone.", at=hook)
            if "by “”" in said:
                self.fail(
                    f"The page of `{view}` names nobody.",
                    hint="When the name came into the context, the page was text already. Which hook is called before it is rendered?",
                    at=hook,
                )
            if f"by “{view}”" not in said:
                self.fail(
                    f"The page of `{view}` does not say that `{view}` has made it.",
                    hint="`process_view` is the first hook that knows the view: it gets it as an argument.",
                    at=page.first("hook", layer="Caption"),
                )

    @after("test_named")
    def test_plain(self):
        """A page without a template comes as it is."""
        page = self.send("GET /plain/")
        hint = "A plain `HttpResponse` has no template and no context. Django calls `process_template_response` only where there is something to render."
        self.assertStatus(page, 200, hint=hint)
        self.assertBody(page, b"No template here.\n", hint=hint)

    @after("test_named")
    def test_visitor(self):
        """`Visitor` does what it did: on the page, and in its header."""
        page = self.send("GET /?name=grace")
        hint = "`Visitor` can stay as it is."
        self.assertIn("Hello, grace.", page.body.decode("utf-8", "replace"), hint=hint)
        self.assertHeader(page, "X-Visitor", "grace", hint=hint)
