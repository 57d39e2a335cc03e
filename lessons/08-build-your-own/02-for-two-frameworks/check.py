"""Checks of "One layer, three frameworks". What a site has read and what the visitor got is compared, around each framework that sites.py has."""

import re

from onionskin.checks import Lesson, after

#: By prefix: what it is called, and the layer that it is.
SITES = {"/flask": ("Flask", "Flask"), "/bottle": ("Bottle", "Bottle"), "/django": ("Django", "WSGIHandler")}


class ThreeFrameworks(Lesson):
    def numbered(self, request, sent=None, status=200):
        """The number in the answer, which is there once; and the exchange."""
        exchange = self.send(request, headers=[] if sent is None else [("X-Request-Id", sent)])
        if exchange.fault:
            hint = ""
            if "before_request" in exchange.fault or "after_request" in exchange.fault:
                hint = "That is Flask's word. What all of them have is `environ` and `start_response`."
            if "already set" in exchange.fault:
                hint = "`start_response` is called once. Hand down one of your own, which adds the header to the call that the site makes."
            self.fail(f"`{request}`: it ended in `{exchange.fault}`.", hint=hint, at=exchange.fell)
        self.assertStatus(exchange, status, hint="The layer changes no status.")
        came = [value for name, value in exchange.headers if name.lower() == "x-request-id"]
        if len(came) != 1:
            hint = "It is a header of the answer, too: hand down a `start_response` of your own, which adds one."
            if came:
                hint = "Two layers, or two places, have added it."
            self.fail(f"`{request}`: the answer has {len(came)} headers `X-Request-Id`.", hint=hint, at=exchange.cause)
        return came[0], exchange

    def test_around_all(self):
        """Around Flask, Bottle and Django, the answer has a number; a 404, too."""
        for prefix in SITES:
            self.numbered(f"GET {prefix}/nobody", status=404)
            number, exchange = self.numbered(f"GET {prefix}/hello")
            if not number.strip():
                self.fail(f"`{prefix}/hello`: the number is empty.", hint="Make one.", at=exchange.last("start_response"))

    @after("test_around_all")
    def test_down(self):
        """The site reads the same number in a header of the request."""
        for prefix, (name, layer) in SITES.items():
            number, exchange = self.numbered(f"GET {prefix}/hello")
            said = re.search(r"request (.*)\.", exchange.body.decode("utf-8", "replace"))
            if said is None or said[1] != number:
                hint = "A site reads the header `X-Request-Id` where every header is: in `environ`, under `HTTP_X_REQUEST_ID`."
                if said is not None and said[1] != "without a number":
                    hint = "One number for each request: make it once, and use it on both ways."
                self.fail(
                    f"The answer says {number}, and {name} says “{said[1] if said else ''}”.",
                    hint=hint,
                    at=exchange.first("call", layer=layer),
                )

    @after("test_around_all")
    def test_kept(self):
        """Who brings a number keeps it; who brings none, or an empty one, gets a new one."""
        for prefix in SITES:
            number, exchange = self.numbered(f"GET {prefix}/hello", "onion-7")
            if number != "onion-7":
                hint = "Look into `environ` first, and make a number only if there is none."
                self.fail(f"`onion-7` was sent, and the answer says {number}.", hint=hint, at=exchange.first("call"))
            made = [self.numbered(f"GET {prefix}/hello", sent) for sent in (None, "", None)]
            if any(not one.strip() for one, _ in made):
                hint = "The header may be there and empty: `environ.get(…) or …`."
                self.fail("An empty number was kept.", hint=hint, at=made[1][1].first("call"))
            if len({one for one, _ in made}) < len(made):
                hint = "It was made once, for all. Make it in the call."
                self.fail(f"Two requests have the same number, {made[0][0]}.", hint=hint, at=made[1][1].first("call"))

    @after("test_around_all")
    def test_streams(self):
        """A page that is being made leaves piece by piece, and is closed at the end."""
        for prefix in SITES:
            _, exchange = self.numbered(f"GET {prefix}/slow")
            waits = [one for one in exchange.events("wait") if one["on"] == "sleep"]
            sent = [one for one in exchange.events("sent") if one.index < waits[-1].index]
            if "one" not in "".join(exchange.recording["bytes"][one["bytes"]] for one in sent):
                hint = "Nothing has to be done to the body. Hand on what the site returned, as it is."
                self.fail(f"`{prefix}/slow`: the first line was held back.", hint=hint, at=waits[-1])
            body = exchange.first("chunk")["body"]
            if not any(one["cause"] == "call" and one["body"] == body for one in exchange.events("close")):
                hint = "You took it and gave another one in its place. Hand it on as it is, or close it in a `finally`."
                self.fail(
                    f"`{prefix}/slow`: nobody has closed the body that the site made.", hint=hint, at=exchange.last("close")
                )
