"""Checks of "The registry". The same views have to be right in other projects, too: with one model more, with an application less."""

from onionskin.checks import Lesson, after

POSTER = """
from django.db import models


class Poster(models.Model):
    size = models.CharField(max_length=2)
"""


class TheRegistry(Lesson):
    def listed(self):
        """The lines of the front page, and the exchange."""
        exchange = self.send("GET /")
        if exchange.status != 200:
            hint = "See what the view says."
            if "INSTALLED_APPS" in exchange.fault:
                hint = "It is the `import` of its models that fails. To ask the registry, no model has to be imported."
            self.fail(f"`GET /` ended in `{exchange.fault or exchange.status_line}`.", hint=hint, at=exchange.cause)
        return exchange.body.decode().split("\n"), exchange

    def test_all(self):
        """`/` lists every model: `rock_n_roll.Band`, `rock_n_roll.Song` and `loans.Loan`."""
        lines, exchange = self.listed()
        for label in ("rock_n_roll.Band", "rock_n_roll.Song", "loans.Loan"):
            if lines.count(label) != 1:
                times = "is not there" if label not in lines else f"is there {lines.count(label)} times"
                hint = "One line for each model of each application, with its `_meta.label`."
                self.fail(f"`{label}` {times}.", hint=hint, at=exchange.last("return", layer="index"))

    @after("test_all")
    def test_tomorrow(self):
        """A model that is written tomorrow is listed as well."""
        self.append("rock_n_roll/models.py", POSTER)
        lines, exchange = self.listed()
        if "rock_n_roll.Poster" not in lines:
            hint = "Ask the registry for its models, instead of naming them."
            self.fail("`rock_n_roll.Poster` was added, and is not listed.", hint=hint, at=exchange.last("return", layer="index"))

    @after("test_tomorrow")
    def test_without_loans(self):
        """Where `loans` is not installed, the page still comes."""
        self.append("mysite/settings.py", 'INSTALLED_APPS = [one for one in INSTALLED_APPS if not one.startswith("loans")]\n')
        lines, exchange = self.listed()
        if "loans.Loan" in lines or "Songs can be borrowed." in lines:
            self.fail("`loans` is not installed, and the page speaks of it.", at=exchange.last("return", layer="index"))

    def test_any_case(self):
        """`/rock_n_roll/sOnG/` describes `rock_n_roll.Song`."""
        exchange = self.send("GET /rock_n_roll/sOnG/")
        if not exchange.body.startswith(b"rock_n_roll.Song has id, title"):
            came = exchange.fault or exchange.status_line
            self.fail(f"It ended in `{came}`.", hint="`get_model` takes the name in any case.", at=exchange.cause)

    @after("test_any_case")
    def test_missing(self):
        """What there is not is answered with 404."""
        for path in ("/rock_n_roll/album/", "/jazz/song/", "/Rock_N_Roll/song/"):
            exchange = self.send(f"GET {path}")
            hint = "Say it with the status: `raise Http404`, or a response that has it."
            if "LookupError" in exchange.fault:
                hint = "`get_model` raises a `LookupError`, for an application as for a model. Make a 404 of it."
            self.assertStatus(exchange, 404, hint=hint)
