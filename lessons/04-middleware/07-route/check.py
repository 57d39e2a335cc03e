"""Checks of "Route". What `shop` was called with and what it answered; the ways there are free."""

from onionskin.checks import Lesson, after


class Route(Lesson):
    def test_arrives(self):
        """`/town/shop/onions` is the page `/onions` of the shop."""
        exchange = self.send("GET /town/shop/onions")
        last = exchange.events("call")[-1]
        self.assertReached(
            exchange,
            "shop",
            hint="The inner `Mount` looks at PATH_INFO. It has to begin with `/shop` there: `/town` has to be taken off first, "
            "as a whole and at the front (`lstrip` takes single letters).",
        )
        path = exchange.environ("shop").get("PATH_INFO")
        if path != repr("/onions"):
            self.fail(
                f"`shop` was called with PATH_INFO {path}. It knows of a page `/onions`.",
                hint="Take off what has been used up, and leave the slash of the rest.",
                at=last,
            )
        self.assertStatus(exchange, 200, hint="The shop has this page.")

    @after("test_arrives")
    def test_once(self):
        """A name is taken off once, in front. What follows may be called the same."""
        for path in ("/shop", "/town/shop"):
            exchange = self.send(f"GET /town/shop{path}")
            came = exchange.environ("shop").get("PATH_INFO")
            if came != repr(path):
                said = "was never called" if came is None else f"was called with PATH_INFO {came}"
                self.fail(
                    f"`GET /town/shop{path}`: `shop` {said}. What is left of the path is '{path}'.",
                    hint="`replace` takes every one that it finds. Cut off as many letters as the prefix has, in front.",
                    at=exchange.events("call")[-1],
                )

    @after("test_arrives")
    def test_home(self):
        """The shop knows where it is: its links begin with `/town/shop`."""
        exchange = self.send("GET /town/shop/onions")
        name = exchange.environ("shop").get("SCRIPT_NAME", repr(""))
        call = exchange.first("call", layer="shop")
        if name == repr("/shop"):
            self.fail(
                f"`shop` was called with SCRIPT_NAME {name}.",
                hint="The layer outside has written something there already. Put yours at the end of it.",
                at=call,
            )
        if name != repr("/town/shop"):
            self.fail(
                f"`shop` was called with SCRIPT_NAME {name}.",
                hint="What is taken off PATH_INFO is put on SCRIPT_NAME. Both together are always the whole path.",
                at=call,
            )
        self.assertBody(exchange, b"Onions. Back to /town/shop/\n", hint="The shop should answer in its own words.")

    @after("test_arrives")
    def test_bare(self):
        """`/town/shop` is the shop as well, with nothing after it."""
        exchange = self.send("GET /town/shop")
        self.assertReached(exchange, "shop", hint="Without a slash at the end it is still the same place.")
        self.assertIn(b"All we have", exchange.body, hint="What is left of the path is nothing: an empty text.")

    @after("test_arrives")
    def test_whole_words(self):
        """`/town/shopping` is not in the shop, and the rest is still on the front page."""
        for path in ("/town/shopping", "/townhall/shop", "/town", "/shop/onions", "/"):
            exchange = self.send(f"GET {path}")
            self.assertNeverReached(
                exchange,
                "shop",
                hint="It begins with the same letters, or stands elsewhere; it is another word. Where does a name end?",
            )
            self.assertReached(exchange, "front", hint="Whatever is not in the shop is for `front`.")
            self.assertStatus(exchange, 200, hint="The front page takes everything.")

    @after("test_arrives", "test_home")
    def test_others(self):
        """Whoever gets the rest gets both keys as they came."""
        for path in ("/onions", "/town/hall"):
            exchange = self.send(f"GET {path}")
            read = exchange.environ("front")
            name, rest = (read.get(key, repr("")) for key in ("SCRIPT_NAME", "PATH_INFO"))
            if name[1:-1] + rest[1:-1] != path:
                self.fail(
                    f"`GET {path}`: `front` was called with SCRIPT_NAME {name} and PATH_INFO {rest}.",
                    hint="Change the keys when the prefix was there, and leave them alone when it was not.",
                    at=exchange.last("call"),
                )
