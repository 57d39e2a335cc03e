"""Checks of "Framing". All that `run` gave for several requests is read as a client reads it, who is strict."""

from onionskin.checks import Lesson, after

PAGE = b"Hello, gateway.\n"
LINES = b"a first line\nand a last one\n"
MARK = b"\n--- What the client reads ---\n"


class Lost(Exception):
    """The bytes make no sense to a client any more."""


def unchunked(rest):
    """Body, and what follows it."""
    body = b""
    while True:
        line, found, rest = rest.partition(b"\r\n")
        size = line.partition(b";")[0].strip()
        if not line or line.startswith(b"HTTP/"):
            raise Lost("the chunks have no end: none has the size 0")
        if not size or size.strip(b"0123456789abcdefABCDEF"):
            raise Lost(f"`{line[:20].decode('latin-1')}` stands where the size of a chunk should be")
        number = int(size, 16)
        if number == 0:
            _trailer, found, after_it = (b"\r\n" + rest).partition(b"\r\n\r\n")
            if not found:
                raise Lost("the empty line after the last chunk is missing")
            return body, after_it
        if rest[number : number + 2] != b"\r\n":
            raise Lost(f"the chunk of size `{line.decode('latin-1')}` does not end where it should")
        body, rest = body + rest[:number], rest[number + 2 :]


class Framing(Lesson):
    def answers(self, *requests):
        """(status, header lines by name, body) for each of the requests, and the exchange. Fails where a client would be lost."""
        exchange = self.send("POST /", body="\n".join(requests).encode())
        if exchange.fault or MARK not in exchange.body:
            fell = exchange.fault or exchange.status_line
            self.fail(f"{self.said(requests)}: the gateway fell with `{fell}`.", at=exchange.cause)
        wire = exchange.body.partition(MARK)[0]
        found = []
        for number, request in enumerate(requests):
            if number and not wire.startswith(b"HTTP/1."):
                read = wire.decode("latin-1").splitlines()[0] if wire else ""
                self.lost(exchange, requests, number, f"the client reads “{read[:20]}” for a status line")
            head, ends, wire = wire.partition(b"\r\n\r\n")
            if not ends or not head.startswith(b"HTTP/1."):
                self.lost(exchange, requests, number, "there is no head")
            first, *lines = head.decode("latin-1").split("\r\n")
            fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            try:
                body, wire = self.body(request, first, fields, wire)
            except Lost as lost:
                self.lost(exchange, requests, number, str(lost))
            found.append((first.partition(" ")[2], fields, body))
        if wire:
            self.lost(exchange, requests, len(requests), f"{len(wire)} bytes are left over")
        return found, exchange

    def body(self, request, first, fields, rest):
        if request.startswith("HEAD ") or first[9:12] in ("204", "304"):
            return b"", rest
        if fields.get("transfer-encoding", "").lower() == "chunked":
            return unchunked(rest)
        if "content-length" in fields:
            size = int(fields["content-length"])
            return rest[:size], rest[size:]
        return rest, b""

    def said(self, requests):
        return ", then ".join(f"`{one}`" for one in requests)

    def lost(self, exchange, requests, number, why):
        before = requests[number - 1] if number else ""
        hint = (
            "The head, as it was told, and nothing below it." if before.startswith(("HEAD", "GET /saved", "GET /known")) else ""
        )
        if before == "GET /lazy":
            hint = "Mind the piece that is empty: a chunk of size 0 is the end."
        if "end where" in why:
            hint = "The size of a chunk is a hexadecimal number: 13 is `d`."
        elif "where the size" in why:
            hint = "Size, line end, bytes, line end. And mind the piece that is empty: a chunk of size 0 is the end."
        elif "no end" in why or "empty line" in why:
            hint = "When there are no more pieces, the last chunk has to follow: a size of 0, and two line ends."
        self.fail(
            f"{self.said(requests)}: {why}.", hint=hint, at=exchange.last("return", layer="plain") or exchange.last("chunk")
        )

    def assertPage(self, found, requests, exchange):
        """The last request was for the page, and it came."""
        status, _, body = found[-1]
        if (status, body) != ("200 OK", PAGE):
            self.fail(
                f"{self.said(requests)}: the page came with status `{status}` and {len(body)} bytes.",
                hint="It told its length. Nothing has to be changed there.",
                at=exchange.last("chunk"),
            )

    def test_plain(self):
        """A page that tells its length comes as it is, and the next one after it."""
        requests = ("GET /plain", "GET /plain")
        found, exchange = self.answers(*requests)
        _, fields, _ = found[0]
        if "transfer-encoding" in fields:
            hint = "One way to tell the end is enough, and two contradict each other. Chunks are for those who told no length."
            self.fail("`GET /plain` was sent in chunks, and it has told its length.", hint=hint, at=exchange.last("chunk"))
        self.assertPage(found, requests, exchange)

    @after("test_plain")
    def test_no_body(self):
        """Answers to `HEAD`, and with 204 or 304, end with their heads."""
        for request, status in (
            ("HEAD /plain", "200 OK"),
            ("GET /saved", "204 No Content"),
            ("GET /known", "304 Not Modified"),
            ("HEAD /lazy", "200 OK"),
        ):
            requests = (request, "GET /plain")
            found, exchange = self.answers(*requests)
            if found[0][0] != status:
                self.fail(
                    f"`{request}`: the status is `{found[0][0]}`.", hint="It stays as it was told.", at=exchange.last("chunk")
                )
            self.assertPage(found, requests, exchange)

    @after("test_no_body")
    def test_headers_stay(self):
        """Their headers stay as they were told, the length of what was not sent among them."""
        for request, name, value in (
            ("HEAD /plain", "Content-Length", "16"),
            ("GET /saved", "X-Saved", "yes"),
            ("GET /known", "ETag", '"v1"'),
        ):
            found, exchange = self.answers(request)
            came = found[0][1].get(name.lower())
            if "transfer-encoding" in found[0][1]:
                hint = "No body follows, and so there are no chunks. Find out which case it is before you add to the head."
                self.fail(f"`{request}`: the head speaks of chunks.", hint=hint, at=exchange.last("chunk"))
            if came != value:
                self.fail(
                    f"`{request}`: `{name}` is {f'`{came}`' if came else 'gone'}.",
                    hint="Who asks for the head wants to know what would come. It stays `" + value + "`.",
                    at=exchange.last("chunk"),
                )

    @after("test_no_body")
    def test_closed(self):
        """A body that is not sent is closed all the same."""
        exchange = self.send("POST /", body=b"HEAD /lazy")
        if not any(one["cause"] == "call" for one in exchange.events("close", layer="lazy")):
            self.fail(
                "`HEAD /lazy`: nobody has closed the body.",
                hint="Who asks for no more pieces has to say so. It stood in a `finally`, which is reached by `return` as well.",
                at=exchange.last("return", layer="lazy"),
            )

    @after("test_plain")
    def test_chunks(self):
        """A body without a length comes whole, and the client knows where it ends."""
        requests = ("GET /lazy", "GET /plain")
        exchange = self.send("POST /", body="\n".join(requests).encode())
        wire = exchange.body.partition(MARK)[0].lower()
        if b"transfer-encoding" not in wire and wire.count(b"content-length") < 2 and not exchange.fault:
            hint = (
                "Its head has neither `Content-Length` nor `Transfer-Encoding: chunked`. "
                "The client reads on until the connection is closed, and takes the next answer along."
            )
            self.fail("`GET /lazy`: nothing tells where it ends.", hint=hint, at=exchange.first("chunk", layer="Desk"))
        found, exchange = self.answers(*requests)
        if found[0][2] != LINES:
            hint = "Every piece, once, in order. An empty one is no chunk: as a chunk it would be the end."
            self.fail(f"`GET /lazy`: the body reads {found[0][2]!r}.", hint=hint, at=exchange.last("chunk"))
        self.assertPage(found, requests, exchange)

    @after("test_chunks")
    def test_streams(self):
        """Each piece is sent before the next one is asked for."""
        exchange = self.send("POST /", body=b"GET /lazy")
        second = [one for one in exchange.events("wait") if one["on"] == "sleep"][1]
        gave = [one for one in exchange.events("chunk", layer="Desk") if one.index < second.index and "bytes" in one]
        if "a first line" not in "".join(exchange.recording["bytes"][one["bytes"]] for one in gave):
            self.fail(
                "The second piece was asked for, and the first was not sent yet.",
                hint="To know the length you would have to collect the whole body, and a server may not. That is what chunks are for.",
                at=second,
            )
