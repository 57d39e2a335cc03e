"""Checks of "Preprocess content". What left is unpacked again, and compared with when the lines were made."""

import gzip
import zlib

from onionskin.checks import Lesson, after

LINES = [b"Once upon a time\n", b"there was an onion,\n", b"and it had skins.\n"]
STORY = b"".join(LINES)
GZIP = [("Accept-Encoding", "gzip")]


def unpacked(packed):
    """As much of the text as these bytes hold, which may be cut off anywhere. There may be several files of gzip in a row."""
    text = b""
    while packed:
        unpacker = zlib.decompressobj(wbits=31)
        text += unpacker.decompress(packed)
        packed = unpacker.unused_data
    return text


class PreprocessContent(Lesson):
    def body_sent(self, exchange, until=None):
        ours = {one.index for kind in ("chunk", "write") for one in exchange.events(kind)}
        sent = ""
        for flush in exchange.events("sent"):
            text = exchange.recording["bytes"][flush["bytes"]]
            for part in flush["parts"] if until is None or flush.index < until.index else ():
                sent += text[: part["size"]] if part["from"] in ours else ""
                text = text[part["size"] :]
        return sent.encode("latin-1")

    def test_unpacks(self):
        """The client unpacks the whole story."""
        exchange = self.send("GET /story", headers=GZIP)
        self.assertStatus(exchange, 200, hint="The story has to be told.")
        self.assertHeader(
            exchange, "Content-Encoding", "gzip", hint="Without this label the client does not know that it is packed."
        )
        said = [value for name, value in exchange.headers if name.lower() == "content-length"]
        came = sum(len(piece or b"") for piece in exchange.chunks)
        if said and exchange.events("chunk") and said != [str(came)]:
            self.fail(
                f"`Content-Length` says {said[0]}, and {came} bytes came out of the packer.",
                hint="That number counts the bytes of `story`, and others are sent. Leave it out.",
                at=exchange.last("start_response"),
            )
        try:
            text = gzip.decompress(exchange.body)
        except EOFError:
            self.fail(
                "What came is packed, and it has no end.",
                hint="At the very end, the packer has something to say: `packer.flush()`.",
                at=exchange.last("chunk"),
            )
        except OSError, zlib.error:
            self.fail(
                "What came can’t be unpacked.",
                hint="Every byte has to go through one packer, in order. `wbits=31` makes the form of gzip.",
                at=exchange.last("chunk"),
            )
        self.assertEqual(text, STORY, "Unpacked, it is not the story.", hint="Every line, once.", at=exchange.last("chunk"))

    @after("test_unpacks")
    def test_streams(self):
        """Each line leaves before the next one is made."""
        exchange = self.send("GET /story", headers=GZIP)
        begun = [one for one in exchange.events("wait") if one["on"] == "sleep"]
        for number, moment in enumerate(begun[: len(LINES)]):
            if len(unpacked(self.body_sent(exchange, moment))) >= len(b"".join(LINES[:number])):
                continue
            hint = "Take a piece, give a piece: loop over the body in a generator, instead of joining it."
            if exchange.chunks_of("GZip")[:1] != exchange.chunks_of("GZip"):
                hint = "The packer keeps to itself what it was given. Ask for it after each piece: `flush(zlib.Z_SYNC_FLUSH)`."
            self.fail(f"Line {number + 1} was begun, and line {number} could not be unpacked yet.", hint=hint, at=moment)

    @after("test_unpacks")
    def test_plain(self):
        """Whoever can’t unpack gets the story as it is."""
        exchange = self.send("GET /story")
        self.assertNoHeader(exchange, "Content-Encoding", hint="Nobody has asked for it to be packed.")
        self.assertBody(exchange, STORY, hint="In `__call__`, a `yield` makes a generator of both cases. Keep the loop apart.")

    @after("test_unpacks")
    def test_closed(self):
        """The body of `story` is closed at the end."""
        exchange = self.send("GET /story", headers=GZIP)
        shut = [one for one in exchange.events("print") if "The book is shut." in one["text"]]
        last = exchange.last("chunk", layer="story")
        if len(shut) != 1 or (last is not None and shut[0].index < last.index):
            self.fail(
                f"The book was shut {len(shut)} times." if len(shut) != 1 else "The book was shut while it was still being read.",
                hint="You took the body of `story`, and gave the server another one. So you close it, once, in `finally`.",
                at=shut[-1] if shut else exchange.last("chunk"),
            )

    @after("test_closed")
    def test_closed_when_torn(self):
        """It is closed as well when the story breaks off."""
        exchange = self.send("GET /torn", headers=GZIP)
        times = exchange.errors.count("The book is shut.")
        if times != 1:
            self.fail(
                f"The book was torn, and it was shut {times} times.",
                hint="What stands below the loop is not reached when the loop breaks off. What stands in `finally` is, always.",
                at=exchange.last("raise"),
            )
