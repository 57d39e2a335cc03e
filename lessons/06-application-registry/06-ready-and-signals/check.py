"""Checks of "ready() and signals". What is saved is looked at, and whom the signal called; how and where the receiver was connected is free."""

import gc

from onionskin.checks import Lesson, after

FORM = [("Content-Type", "application/x-www-form-urlencoded")]


class ReadyAndSignals(Lesson):
    def post(self, path, body):
        """Sends a form; it has to be accepted."""
        exchange = self.send(f"POST {path}", headers=FORM, body=body)
        if not 200 <= exchange.status < 400:
            hint = "See what the receiver does with it."
            if path == "/bands/" or "no such table" in exchange.fault:
                hint = "Only songs have a title, and `migrate` saves things, too. Say whose `pre_save` is meant: `sender`."
            came = exchange.fault or exchange.status_line
            self.fail(f"`POST {path}` ended in `{came}`.", hint=hint, at=exchange.cause)
        return exchange

    def called(self, exchange, name, sender):
        """Whom this signal called."""
        told = [one for one in exchange.events("signal") if one["name"] == name and one["sender"] == sender]
        return [call["receiver"] for one in told for call in one["calls"]]

    def test_heard(self):
        """When a song is saved, `pre_save` calls a receiver."""
        exchange = self.post("/songs/", b"title=Blue+Suede+Shoes")
        if self.called(exchange, "pre_save", "Song"):
            return
        if self.called(exchange, "post_save", "Song"):
            hint = "After the row is written it is too late to change it: `pre_save`."
            self.fail("Only `post_save` calls one.", hint=hint, at=exchange.first("signal"))
        hint = "Connect it in `ready()`, with `rock_n_roll.Song` as its sender. For a name that no model has, it waits for ever."
        self.fail("`pre_save` of a song calls nobody.", hint=hint, at=exchange.last("query", layer="add_song") or exchange.cause)

    @after("test_heard")
    def test_saved(self):
        """The slug is in the database."""
        self.post("/songs/", b"title=Blue+Suede+Shoes")
        exchange = self.send("GET /")
        if b"/songs/blue-suede-shoes" not in exchange.body:
            came = exchange.body.decode().strip()
            hint = "`slugify` makes a slug of the title; the receiver gets the song as `instance`."
            self.fail(f"The list says “{came}”.", hint=hint, at=exchange.last("return", layer="index"))

    @after("test_heard")
    def test_bands(self):
        """A band can be saved, and is left in peace."""
        exchange = self.post("/bands/", b"name=The+Comets")
        called = self.called(exchange, "pre_save", "Band")
        if called:
            hint = "Say whose `pre_save` is meant: `sender`."
            self.fail(f"A band was saved, and `{called[0]}` was called.", hint=hint, at=exchange.first("signal"))

    @after("test_heard")
    def test_held(self):
        """It is called on a real machine as well, where `DEBUG` is off."""
        self.append("mysite/settings.py", 'DEBUG = False\nALLOWED_HOSTS = ["*"]\n')
        self.send("GET /")
        # Whatever nobody holds on to goes now, and not at some moment or other.
        gc.collect()
        exchange = self.post("/songs/", b"title=Hound+Dog")
        if not self.called(exchange, "pre_save", "Song"):
            hint = "A signal holds no receiver. Let it be a function of a module, which holds on to it, or connect it with `weak=False`."
            self.fail("With `DEBUG = False`, the receiver is gone.", hint=hint, at=exchange.last("query", layer="add_song"))

    @after("test_heard")
    def test_once(self):
        """The receiver is called once for each song."""
        for number in (1, 2, 3):
            exchange = self.post("/songs/", b"title=Hound+Dog")
            called = self.called(exchange, "pre_save", "Song")
            if len(called) > 1:
                hint = (
                    "It is connected with each request anew. Connect it when Django starts." if number > 1 else "Connect it once."
                )
                says = f"For song number {number}, {len(called)} receivers were called."
                self.fail(says, hint=hint, at=exchange.first("signal"))
