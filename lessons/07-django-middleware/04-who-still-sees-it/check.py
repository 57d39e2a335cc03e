"""Checks of "Who still sees it". They look at what the clients read, one after the other in one process; where the door refuses is free as long as
nobody gets what belongs to another."""

from onionskin.checks import Lesson, after

KEY = [("X-Key", "onion")]


class WhoStillSeesIt(Lesson):
    def test_stranger(self):
        """A stranger is refused, and the refusal is on no shelf."""
        stranger = self.send("GET /vault/")
        self.assertStatus(stranger, 403, hint="Nobody comes into the vault without the key.")
        self.assertBody(stranger, b"The door stays shut.", strip=True, hint="The words can stay as they are.")
        ada = self.send("GET /vault/", headers=KEY)
        shelf = stranger.first("call", layer="Shelf")
        if ada.status == 403 and shelf is not None:
            door = stranger.first("call", layer="Door")
            self.fail(
                "Ada came after a stranger, and was given what the stranger got: the stranger's request had reached `Shelf`.",
                hint="`Shelf` stands further out than `Door`, and so whatever `Door` says comes past it."
                if door is not None and shelf.index < door.index
                else "Refuse before `get_response` is called: what is below is then not called.",
                at=shelf,
            )
        if shelf is not None and stranger.reached("vault"):
            self.fail(
                "The stranger was refused, but `Shelf` was called, and `vault` as well.",
                hint="Look at the key before you call `get_response`.",
                at=shelf,
            )

    @after("test_stranger")
    def test_key(self):
        """Who has the key gets the gold, and nobody else does, whoever comes first."""
        hall = self.send("GET /")
        self.assertStatus(hall, 200, hint="The hall is open for everybody, and whoever has the key is let in.")
        ada = self.send("GET /vault/", headers=KEY)
        self.assertStatus(ada, 200, hint="Whoever has the key is let in, and sees what the view says.")
        self.assertBody(ada, b"Gold and silver.\n", hint="Whoever has the key is let in, and sees what the view says.")
        stranger = self.send("GET /vault/")
        if stranger.status != 403:
            self.fail(
                "A stranger came after Ada, and was given her gold.",
                hint="`Shelf` has answered, and nobody had asked for the key. `Door` has to be asked before `Shelf` is called.",
                at=stranger.last("return", layer="Shelf"),
            )
        again = self.send("GET /vault/", headers=KEY)
        self.assertStatus(again, 200, hint="And Ada, after the stranger, gets the gold as before.")

    @after("test_key")
    def test_shelf(self):
        """What was asked for before comes from the shelf."""
        self.send("GET /")
        again = self.send("GET /")
        self.assertBody(again, b"Come in.\n", hint="The hall is open for everybody.")
        if again.reached("hall"):
            self.fail(
                "The hall was asked for twice, and made twice.", hint="`Shelf` belongs into the list.", at=again.last("call")
            )

    @after("test_stranger")
    def test_log(self):
        """`log` prints how each request has ended, a refusal as well."""
        stranger = self.send("GET /vault/")
        if "GET /vault/ 403" not in stranger.stdout:
            self.fail(
                "The refusal was not printed.",
                hint="A layer sees what comes from below. `log` has to stand further out than whoever refuses.",
                at=stranger.last("return"),
            )
