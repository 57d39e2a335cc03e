"""Checks of "Real ones". What Flask believes is read off its own sentence; by which layer it was put right is free."""

import re

from onionskin.checks import Lesson, after

FOR, PROTO = ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https")


class RealOnes(Lesson):
    def sees(self, *headers):
        """Who and where Flask thinks it is, and the exchange."""
        exchange = self.send("GET /", headers=headers)
        if exchange.status != 200:
            hint = "Not every request comes with these headers." if "KeyError" in exchange.fault else ""
            self.fail(f"It ended in `{exchange.fault or exchange.status_line}`.", hint=hint, at=exchange.cause)
        said = re.match(r"You are (.*), and this is (\S*)", exchange.body.decode())
        if said is None:
            self.fail("The sentence has changed.", hint="Leave `home` as it is.", at=exchange.last("chunk"))
        return said[1], said[2], exchange

    def test_visitor(self):
        """Flask sees the visitor’s address, and that the page is `https`."""
        who, where, exchange = self.sees(FOR, PROTO)
        at = exchange.first("call", layer="Flask")
        if who != "203.0.113.7":
            hint = "`ProxyFix` is not on the way: serve what it makes, under the name `application`."
            if exchange.reached("ProxyFix"):
                hint = "There is one proxy, and so one value in the header. Trust one, no more and no less."
            self.fail(f"Flask sees {who}.", hint=hint, at=at)
        if not where.startswith("https://"):
            hint = "`X-Forwarded-Proto` says it, and `wsgi.url_scheme` is where it belongs."
            self.fail(f"Flask sees {where}.", hint=hint, at=at)

    @after("test_visitor")
    def test_made_up(self):
        """What a visitor has made up is not believed."""
        who, _, exchange = self.sees(("X-Forwarded-For", "6.6.6.6, 203.0.113.7"), PROTO)
        if who != "203.0.113.7":
            hint = "The proxy puts what it knows at the end. What stands before that came from the visitor."
            self.fail(f"Flask sees {who}.", hint=hint, at=exchange.first("call", layer="Flask"))
        for name, value in (("Host", "evil.example"), ("Port", "6666"), ("Prefix", "/evil")):
            _, where, exchange = self.sees(FOR, PROTO, (f"X-Forwarded-{name}", value))
            if value in where:
                hint = f"This proxy never sends `X-Forwarded-{name}`. Don’t trust it: nobody but the visitor can have sent it."
                self.fail(f"Flask sees {where}.", hint=hint, at=exchange.first("call", layer="Flask"))

    @after("test_visitor")
    def test_direct(self):
        """Without a proxy it works as before."""
        who, where, exchange = self.sees()
        if who != "127.0.0.1" or not where.startswith("http://"):
            self.fail(
                f"Flask sees {who} at {where}.",
                hint="Where nothing is said, leave environ as it is.",
                at=exchange.first("call", layer="Flask"),
            )
