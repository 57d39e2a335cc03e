"""Request targets: taking them apart, and making a path of what the client wrote."""

import re
from typing import NamedTuple

_TARGET = re.compile(
    r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.\-]*):)?(?://(?P<authority>[^/?#]*))?(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.DOTALL,
)
_AUTHORITY = re.compile(r"(?:(?P<user>.*)@)?(?P<host>\[[^\]]*\]|[^:]*)(?::(?P<port>[0-9]*))?")
_HOST_AND_PORT = re.compile(r"(?P<host>\[[^\]]*\]|[^:\[][^:]*|):(?P<port>[0-9]+)")
_HEX = re.compile("[0-9A-Fa-f]{2}")
#: RFC 3986, section 2.3: these mean the same whether they are encoded or not.
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

#: Ports that go without saying.
_PORTS = {"http": 80, "https": 443, "ftp": 21}


class Target(NamedTuple):
    """The parts of a target; None where it has no such part."""

    scheme: str | None = None
    user: str | None = None
    host: str | None = None
    port: int | None = None
    #: The port as it was written; an empty text behind a colon.
    port_text: str | None = None
    path: str | None = None
    query: str | None = None
    fragment: str | None = None

    @property
    def has_password(self) -> bool:
        """Whether there is something behind the user's name that nobody should read."""
        return self.user is not None and ":" in self.user

    def without_password(self) -> str:
        """The target again, with X's for the password, and without a port that is the scheme's own."""
        scheme = "" if self.scheme is None else f"{self.scheme}:"
        user = "" if self.user is None else f"{self.user.partition(':')[0]}:XXXXXXXX@"
        host = f"[{self.host}]" if self.host is not None and ":" in self.host else self.host or ""
        own = _PORTS.get((self.scheme or "").lower())
        port = "" if not self.port_text or self.port == own else f":{self.port_text}"
        query = "" if self.query is None else f"?{self.query}"
        fragment = "" if self.fragment is None else f"#{self.fragment}"
        return f"{scheme}//{user}{host}{port}{self.path or ''}{query}{fragment}"


def split_target(text: str) -> Target | None:
    """Origin form, absolute form or `*` (RFC 9112, section 3.2); None when it can't be taken apart."""
    if text.startswith("/"):
        # "//a" is a path here and no authority: Apache serves documents by their path.
        path, _, fragment = text.partition("#")
        path, question, query = path.partition("?")
        return Target(path=path, query=query if question else None, fragment=fragment if "#" in text else None)
    found = _TARGET.fullmatch(text)
    if found is None:
        return None
    authority = found["authority"]
    if authority is None:
        return Target(found["scheme"], path=found["path"] or None, query=found["query"], fragment=found["fragment"])
    parts = _AUTHORITY.fullmatch(authority)
    if parts is None:
        return None
    port = _port(parts["port"]) if parts["port"] else None
    host = parts["host"].strip("[]")
    port_text, path = parts["port"], found["path"] or None
    return Target(found["scheme"], parts["user"], host, port, port_text, path, found["query"], found["fragment"])


def split_authority(text: str) -> Target | None:
    """Authority form, which CONNECT has: a host and a port (RFC 9112, section 3.2.3)."""
    found = _HOST_AND_PORT.fullmatch(text)
    if found is None:
        return None
    return Target(host=found["host"].strip("[]"), port=_port(found["port"]), port_text=found["port"])


def _port(text: str) -> int:
    """Ports are numbers of 16 bits; of a greater number the rest is lost."""
    return int(text) & 0xFFFF


def normal_path(path: str, decode: bool = True) -> tuple[str, bool]:
    """The path with unreserved characters decoded, `//` merged, `.` and `..` resolved; and whether it was in order."""
    if path == "*":
        return path, True
    right = path.startswith("/")
    if decode:
        decoded: list[str] = []
        for at, part in enumerate(path.split("%")):
            if at == 0:
                decoded.append(part)
            elif not _HEX.match(part):
                right = False
                decoded.append(f"%{part}")
            else:
                character = chr(int(part[:2], 16))
                decoded.append(character + part[2:] if character in _UNRESERVED else f"%{part}")
        path = "".join(decoded)
    kept: list[str] = []
    segments = path.split("/")[1:]
    for at, segment in enumerate(segments):
        last = at == len(segments) - 1
        if segment == "" and not last:
            continue
        if segment == ".":
            if last:
                kept.append("")
        elif segment == "..":
            if kept:
                kept.pop()
            else:
                right = False
            if last:
                kept.append("")
        else:
            kept.append(segment)
    return "/" + "/".join(kept), right


def decoded_path(path: str) -> tuple[str, int]:
    """The path with everything decoded, and 0; or a status: 400 for a broken escape, 404 for an encoded slash or NUL.
    An encoded slash could mean another file than it says, so Apache finds nothing there (AllowEncodedSlashes Off)."""
    status = 0
    parts = path.split("%")
    decoded = [parts[0]]
    for part in parts[1:]:
        if not _HEX.match(part):
            return path, 400
        character = chr(int(part[:2], 16))
        if character in "/\0":
            status = 404
        decoded.append(character + part[2:])
    return "".join(decoded), status
