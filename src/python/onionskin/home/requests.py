"""What is sent: the requests of a command line, each as the bytes that a client would send."""

import re
from dataclasses import dataclass, field
from urllib.parse import quote

#: RFC 9110, section 5.6.2: a token.
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
#: All that may stand in a request line as it is; the rest is percent-encoded.
_AS_IT_IS = "".join(map(chr, range(0x21, 0x7F)))
_HOST = "localhost:8000"


class Unsendable(Exception):
    """A sentence about what can't be sent."""


@dataclass
class Request:
    """One request, as it was asked for."""

    method: str
    target: str
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes | None = None
    #: What the body is, where no header says it.
    kind: str = "application/x-www-form-urlencoded"

    def complete(self, common: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Its headers: what HTTP asks for, those of every request, and its own."""
        given = [*common, *self.headers]
        names = {name.lower() for name, _ in given}
        made = [] if "host" in names else [("Host", _HOST)]
        if self.body is not None:
            made += [] if "content-type" in names else [("Content-Type", self.kind)]
            made += [] if names & {"content-length", "transfer-encoding"} else [("Content-Length", str(len(self.body)))]
        return made + given

    def raw(self, common: list[tuple[str, str]]) -> bytes:
        """Every byte of it."""
        lines = [f"{self.method} {self.target} HTTP/1.1", *(f"{name}: {value}" for name, value in self.complete(common))]
        return "".join(f"{line}\r\n" for line in lines).encode("utf-8", "surrogateescape") + b"\r\n" + (self.body or b"")


def request_of(method: str, target: str) -> Request:
    """A request for `target` ("/shop?page=2")."""
    if not _TOKEN.fullmatch(method):
        raise Unsendable(f"“{method}” is no method of HTTP. Write one word, such as GET.")
    if not target.startswith("/") and target != "*":
        raise Unsendable(f"A path begins with /: write /{target} instead of {target}.")
    return Request(method, quote(target, _AS_IT_IS, errors="surrogateescape"))


def header_of(text: str) -> tuple[str, str]:
    """A header from "Name: value"."""
    name, colon, value = text.partition(":")
    if not colon or not _TOKEN.fullmatch(name) or re.search(r"[\r\n\0]", value):
        raise Unsendable(f"A header is written “Name: value”, on one line; {text!r} is not.")
    return name, value.strip()


def body_of(text: str) -> bytes:
    """The body: the text itself, or what is in a file ("@form.txt")."""
    if not text.startswith("@"):
        return text.encode("utf-8", "surrogateescape")
    try:
        with open(text[1:], "rb") as file:
            return file.read()
    except OSError as error:
        raise Unsendable(f"The body could not be read: {error.strerror}: {text[1:]}.") from error
