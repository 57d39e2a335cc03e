"""Checks of "Reading environ". What the client reads is looked at: the word, its letters, and the cups."""

import re

from onionskin.checks import Lesson, after


class ReadingEnviron(Lesson):
    def answer(self, request):
        """The word, the letters, the cups; and the exchange."""
        exchange = self.send(request)
        if exchange.status != 200:
            hint = "Here it says nothing of cups: then it is one." if "cups" not in request else ""
            if "UnicodeDecodeError" in exchange.fault or "UnicodeEncodeError" in exchange.fault:
                hint = "Take the dress off before you read: `encode` in latin-1 first, then `decode` in UTF-8."
            self.fail(f"`{request}` ended in `{exchange.fault or exchange.status_line}`.", hint=hint, at=exchange.cause)
        try:
            text = exchange.body.decode()
        except UnicodeDecodeError:
            self.fail(
                "What came is not in UTF-8, as the label says.", hint="Encode the answer in UTF-8.", at=exchange.last("chunk")
            )
        found = re.fullmatch(r"(.*): (\d+) letters, cups: (.*)\s*", text)
        if found is None:
            self.fail(
                f"`{request}`: came “{text.strip()}”.",
                hint="Keep the form: `crème: 5 letters, cups: 2`.",
                at=exchange.last("chunk"),
            )
        return found[1], int(found[2]), found[3].strip(), exchange

    def test_word(self):
        """The word is the one that was asked for."""
        for path, wanted in (("/cr%C3%A8me", "crème"), ("/th%C3%A9", "thé"), ("/tea", "tea"), ("/%E8%8C%B6", "茶")):
            word, _, _, exchange = self.answer(f"GET {path}?cups=2")
            if word == wanted:
                continue
            hint = "Each byte is a character of its own in PATH_INFO. Make bytes of it again, with `encode`: in which encoding?"
            if "%" in word:
                hint = "There was no percent sign in PATH_INFO. The server has taken care of that already."
            self.fail(
                f"`{path}` is the word “{wanted}”, and came as “{word}”.", hint=hint, at=exchange.first("call", "application")
            )

    @after("test_word")
    def test_letters(self):
        """Its letters are counted, not its bytes."""
        for path, wanted in (("/cr%C3%A8me", 5), ("/%E8%8C%B6", 1)):
            _, letters, _, exchange = self.answer(f"GET {path}?cups=2")
            if letters != wanted:
                self.fail(
                    f"`{path}` has {wanted} letters, and it counted {letters}.",
                    hint="Count after the bytes have become text again.",
                    at=exchange.last("chunk"),
                )

    @after("test_word")
    def test_cups(self):
        """The cups are found wherever they stand in the query."""
        for query, wanted in (("cups=2", "2"), ("hot=yes&cups=3", "3"), ("cups=12&cupboard=4", "12")):
            _, _, cups, exchange = self.answer(f"GET /tea?{query}")
            if cups != wanted:
                self.fail(
                    f"`?{query}` means {wanted} cups, and it says “{cups}”.",
                    hint="`parse_qs` takes the query apart, by name. Each value comes in a list.",
                    at=exchange.last("chunk"),
                )

    @after("test_cups")
    def test_one(self):
        """Where nothing is said, it is one cup."""
        for target in ("/tea", "/tea?hot=yes", "/tea?hiccups=9"):
            _, _, cups, exchange = self.answer(f"GET {target}")
            if cups != "1":
                self.fail(
                    f"`{target}`: it says “{cups}”.",
                    hint="Here it says nothing of cups: then it is one. A name has to be all of the name.",
                    at=exchange.last("chunk"),
                )
