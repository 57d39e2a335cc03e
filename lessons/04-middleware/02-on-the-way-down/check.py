"""Checks of "On the way down". What `page` was called with and what the client read are looked at, not how the layer is made."""

from onionskin.checks import Lesson, after


class OnTheWayDown(Lesson):
    def setUp(self):
        self.ada = self.send("GET /door", headers=[("X-User", "ada")])

    def test_answers(self):
        """`page` still gets all that the server put into environ."""
        if self.ada.fault.startswith("KeyError"):
            self.fail(
                f"`page` looked for a key that is not there: `{self.ada.fault}`.",
                hint="Add your key, and hand down everything else as well.",
                at=self.ada.last("raise"),
            )
        self.assertReached(self.ada, "page", hint="`page` has to be called, with environ and start_response.")
        given, read = self.ada.environ(self.ada.layers[1].name), self.ada.environ("page")
        lost = sorted(set(given) - set(read))
        if lost:
            self.fail(
                f"{len(lost)} keys of environ did not reach `page`: `{lost[0]}` and so on.",
                hint="Add your key, and hand down everything else as well.",
                at=self.ada.first("call", layer="page"),
            )
        self.assertStatus(self.ada, 200, hint="`page` should find all that it needs.")

    @after("test_answers")
    def test_known(self):
        """Whoever sends `X-User` is greeted by name."""
        for name in ("ada", "grace"):
            exchange = self.send("GET /door", headers=[("X-User", name)])
            call = exchange.first("call", layer="page")
            key = exchange.environ("page").get("site.user")
            if key is None:
                self.fail(
                    "When `page` was called, there was no `site.user` in environ.",
                    hint="Write it before the call, into the same dict that you hand down. "
                    "The header `X-User` is there under the name `HTTP_X_USER`.",
                    at=call,
                )
            self.assertBody(exchange, f"Hello, {name}. This is /door.\n".encode(), hint="The name comes from the header.")

    @after("test_answers")
    def test_stranger(self):
        """Whoever does not is a stranger."""
        exchange = self.send("GET /door")
        self.assertStatus(exchange, 200, hint="The header is not in every request: not every request comes from somebody known.")
        self.assertBody(
            exchange,
            b"Hello, stranger. This is /door.\n",
            hint="`page` has a word for this. If nobody is known, leave the key out.",
        )
