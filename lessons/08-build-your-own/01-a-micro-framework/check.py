"""Checks of "A micro-framework". Pages are asked for, and what the two layers of pages.py did is looked at. How it is built is free."""

from onionskin.checks import Lesson, after


class MicroFramework(Lesson):
    def assertPage(self, request, body, *, hint):
        exchange = self.send(request)
        if exchange.fault:
            at = exchange.last("raise")
            self.fail(f"`{request}`: it ended in `{exchange.fault}`.", hint=hint, at=at)
        self.assertStatus(exchange, 200, hint=hint)
        self.assertBody(exchange, body, strip=True, hint=hint)
        return exchange

    def test_names(self):
        """A piece in angle brackets stands for any one piece, and goes to the function."""
        self.assertPage("GET /", b"Home.", hint="A path without brackets is found as before.")
        self.assertPage("GET /hello/ada", b"Hello, ada.", hint="The page is `/hello/<name>`, and `name` is `ada`.")
        self.assertPage("GET /hello/gr%C3%A4ce", "Hello, gräce.".encode(), hint="Compare with `request.path`, which is decoded.")
        hint = "Two pieces in brackets, each with its name: `one` is 3, `other` is 4. Hand them on by name."
        self.assertPage("GET /add/3/4", b"7", hint=hint)

    @after("test_names")
    def test_missing(self):
        """A path that there is not is answered with 404."""
        for path in ("/nobody", "/hello", "/hello/ada/twice", "/hallo/ada"):
            exchange = self.send(f"GET {path}")
            if exchange.fault:
                self.fail(f"`{path}`: it ended in `{exchange.fault}`.", hint="Nothing fits. Say so.", at=exchange.last("raise"))
            hint = "`<name>` is one piece: neither none, nor two. All the others have to be equal."
            self.assertStatus(exchange, 404, hint=hint)

    @after("test_names")
    def test_methods(self):
        """A path that is there for other methods only is answered with 405."""
        exchange = self.send("POST /order")
        self.assertStatus(exchange, 201, hint="`/order` is there for `POST`, and answers with a `Response` of its own.")
        self.assertHeader(exchange, "X-Order", "1", hint="What a `Response` has, it keeps.")
        for request in ("GET /order", "POST /hello/ada", "DELETE /"):
            exchange = self.send(request)
            hint = "The path fits, the method does not. Keep looking when a method does not fit, and remember that a path did."
            if exchange.status == 404:
                hint = "There is such a path, for another method: that is not a 404."
            self.assertStatus(exchange, 405, hint=hint)

    def visits(self, exchange):
        return [value for name, value in exchange.headers if name.lower() == "x-visits"]

    @after("test_names")
    def test_layers(self):
        """Both layers stand around every page, the first one outermost."""
        exchange = self.assertPage("GET /hello/ada", b"Hello, ada.", hint="Whatever stands around it, the page stays as it is.")
        if not self.visits(exchange):
            hint = "`use` takes note of them, and nobody puts them around: `layer(app)` makes one."
            self.fail("`Visits` was not crossed: there is no `X-Visits`.", hint=hint, at=exchange.first("call"))
        cellar = self.send("GET /cellar")
        self.assertStatus(cellar, 403, hint="`Door` was used, too, and answers for the cellar itself.")
        if not self.visits(cellar):
            hint = (
                "`Visits` was named first, so it is outermost, and sees what `Door` refuses. Wrap from the last one to the first."
            )
            self.fail("What `Door` refused was not counted.", hint=hint, at=cellar.last("start_response"))
        missing = self.send("GET /nobody")
        if missing.status and not self.visits(missing) and not missing.fault:
            self.fail(
                "A 404 was not counted.", hint="It has to be answered inside of the layers.", at=missing.last("start_response")
            )

    @after("test_layers")
    def test_once(self):
        """Layers are made once: they remember from request to request, whatever is asked for."""
        counts = [self.visits(self.send("GET /")) for _ in range(3)]
        wanted = [["1"], ["2"], ["3"]]
        if counts == wanted:
            paths = ("/hello/ada", "/nobody", "/order", "/")
            for number, path in enumerate(paths, 4):
                count = self.visits(exchange := self.send(f"GET {path}"))
                if count != [str(number)]:
                    before = "/" if number == 4 else paths[number - 5]
                    self.fail(
                        f"On visit {number}, to `{path}` after `{before}`, `X-Visits` said {'/'.join(count) or 'nothing'}.",
                        hint="The layers are the frame's, and not a page's. They are made once, and stay.",
                        at=exchange.last("start_response"),
                    )
        if counts != wanted:
            said = ", ".join("/".join(count) or "nothing" for count in counts)
            hint = "Each request has got a new `Visits`, which begins to count. Put the layers around once, and keep what comes of it."
            if any(len(count) > 1 for count in counts):
                hint = "It was put around more than once."
            self.fail(f"On three visits, `X-Visits` said {said}.", hint=hint)
