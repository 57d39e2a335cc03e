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
            self.fail(
                f"It ended in `{exchange.fault or exchange.status_line}`.", hint=hint, at=exchange.last("raise") or exchange.cause
            )
        said = re.match(r"You are (.*), and this is (\S*)", exchange.body.decode())
        if said is None:
            self.fail("The sentence has changed.", hint="Leave `home` as it is.", at=exchange.last("chunk"))
        return said[1], said[2], exchange

    def test_address(self):
        """Flask sees the visitor’s address."""
        who, _, exchange = self.sees(FOR, PROTO)
        if who != "203.0.113.7":
            names = [layer.name for layer in exchange.layers]
            hint = "`ProxyFix` is not on the way: serve what it makes, under the name `application`."
            if "ProxyFix" in names:
                hint = "There is one proxy, and so one value in the header. Trust one, no more and no less."
            self.fail(f"Flask sees {who}.", hint=hint, at=exchange.first("call", layer="Flask"))

    @after("test_address")
    def test_scheme(self):
        """Flask sees that the visitor came by https."""
        _, where, exchange = self.sees(FOR, PROTO)
        if not where.startswith("https://"):
            self.fail(
                f"Flask sees {where}.",
                hint="`X-Forwarded-Proto` says it, and `wsgi.url_scheme` is where it belongs.",
                at=exchange.first("call", layer="Flask"),
            )

    @after("test_address")
    def test_forged(self):
        """An address that a visitor has made up is not believed."""
        who, _, exchange = self.sees(("X-Forwarded-For", "6.6.6.6, 203.0.113.7"), PROTO)
        if who != "203.0.113.7":
            self.fail(
                f"Flask sees {who}.",
                hint="The proxy puts what it knows at the end. What stands before that came from the visitor.",
                at=exchange.first("call", layer="Flask"),
            )

    @after("test_scheme")
    def test_host(self):
        """A host that a visitor has made up is not believed."""
        _, where, exchange = self.sees(FOR, PROTO, ("X-Forwarded-Host", "evil.example"))
        if "evil.example" in where:
            self.fail(
                f"Flask sees {where}.",
                hint="This proxy never sends `X-Forwarded-Host`. Don’t trust it: nobody but the visitor can have sent it.",
                at=exchange.first("call", layer="Flask"),
            )

    @after("test_address")
    def test_direct(self):
        """Without a proxy it works as before."""
        who, where, exchange = self.sees()
        if who != "127.0.0.1" or not where.startswith("http://"):
            self.fail(
                f"Flask sees {who} at {where}.",
                hint="Where nothing is said, leave environ as it is.",
                at=exchange.first("call", layer="Flask"),
            )
