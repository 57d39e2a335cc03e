"""Checks of "Three phases". What the page says is looked at, in this project and in others like it; when the list is filled is free."""

import re

from onionskin.checks import Lesson, after

SHORT = """
from django.db import models


class Short(models.Model):
    plays = models.IntegerField(default=0)
"""


class ThreePhases(Lesson):
    def ranked(self):
        """The labels on the page, and the exchange."""
        exchange = self.send("GET /")
        if exchange.status != 200:
            came = exchange.fault or exchange.status_line
            self.fail(f"`GET /` ended in `{came}`.", hint="The page has to come.", at=exchange.cause)
        return re.findall(r"\w+\.\w+", exchange.body.decode()), exchange

    def holds(self, labels, exchange, wanted, says, hint):
        """Whether all of these are there."""
        for label in wanted:
            if label not in labels:
                self.fail(f"{says}`{label}` is missing.", hint=hint, at=exchange.last("return", layer="index"))

    def test_both(self):
        """There are charts of `rock_n_roll.Song` and of `films.Film`."""
        hint = "Look for the moment at which all models are there, and ask the registry for all of them."
        self.holds(*self.ranked(), ("rock_n_roll.Song", "films.Film"), "", hint)

    @after("test_both")
    def test_once(self):
        """Each is there once, for the second visitor as well."""
        for visitor in ("first", "second"):
            labels, exchange = self.ranked()
            twice = [label for label in labels if labels.count(label) > 1]
            if twice:
                hint = "It is ranked in two places. One is enough."
                if visitor == "second":
                    hint = "The list grows with each request. Fill it once."
                at = exchange.last("return", layer="index")
                self.fail(f"For the {visitor} visitor, `{twice[0]}` is there {labels.count(twice[0])} times.", hint=hint, at=at)

    @after("test_once")
    def test_any_order(self):
        """They are there whatever the order of `INSTALLED_APPS`."""
        self.append("mysite/settings.py", "INSTALLED_APPS = INSTALLED_APPS[::-1]\n")
        labels, exchange = self.ranked()
        hint = "Who is first in the list must not matter. After phase two it does not."
        self.holds(labels, exchange, ("rock_n_roll.Song", "films.Film"), "With the list the other way round, ", hint)

    @after("test_any_order")
    def test_tomorrow(self):
        """A model that is written tomorrow is ranked as well."""
        self.append("films/models.py", SHORT)
        labels, exchange = self.ranked()
        hint = "Do not name them. Ask for all that are there: `apps.get_models()`."
        self.holds(labels, exchange, ("films.Short",), "There is one more model with `plays`, and ", hint)
