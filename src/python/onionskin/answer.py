"""One request of a check and what came of it: the answer as the client got it, and the recording to look things up in."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from onionskin.sink import Recording


class Event(dict[str, Any]):
    """An event of a recording that knows where it stands: `index` in recording number `recording`."""

    def __init__(self, event: dict[str, Any], index: int, recording: int) -> None:
        super().__init__(event)
        self.index = index
        self.recording = recording


class Layer(NamedTuple):
    """A layer as the stage names it. `place`: (file, line) of its code; two instances of one class share it."""

    name: str
    kind: str
    place: tuple[str, int] | None


def compose(request: str, headers: Sequence[tuple[str, str]], body: bytes) -> bytes:
    """The bytes that a client sends for "GET /path"."""
    lines = [f"{request} HTTP/1.1", "Host: localhost:8000", *(f"{name}: {value}" for name, value in headers)]
    if body:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def read_response(raw: bytes) -> tuple[str, list[tuple[str, str]], bytes]:
    """Status, headers and body of the first answer that is no interim one, as a client reads it (RFC 9112, section 6.3)."""
    while raw.startswith(b"HTTP/"):
        # gunicorn's error pages end their head with a bare line feed.
        head, _, rest = re.split(rb"(\r?\n\r?\n)", raw, maxsplit=1) if re.search(rb"\r?\n\r?\n", raw) else (raw, b"", b"")
        first, *lines = head.decode("latin-1").splitlines()
        status = first.partition(" ")[2]
        if status.startswith("1") and rest.startswith(b"HTTP/"):
            raw = rest
            continue
        headers = [(name, value.strip()) for name, _, value in (line.partition(":") for line in lines)]
        return status or "no answer", headers, _body({name.lower(): value for name, value in headers}, rest)
    return "no answer", [], raw


def _body(headers: Mapping[str, str], rest: bytes) -> bytes:
    if "chunked" in headers.get("transfer-encoding", "").lower():
        return _without_chunks(rest)
    length = headers.get("content-length", "")
    return rest[: int(length)] if length.isdecimal() else rest


def _without_chunks(rest: bytes) -> bytes:
    body = b""
    while True:
        line, _, rest = rest.partition(b"\r\n")
        try:
            size = int(line, 16)
        except ValueError:
            return body  # cut off
        if size == 0:
            return body
        body += rest[:size]
        rest = rest[size + 2 :]


class Answer:
    """Asked with `first`, `last` and `events` for moments; `None` where there is none."""

    def __init__(self, request: str, raw: bytes, recording: Recording, number: int) -> None:
        self.request = request
        self.target = request.split(" ")[1]
        self.raw = raw
        self.recording = recording
        self._events = [Event(event, index, number) for index, event in enumerate(recording["events"])]
        #: "200 OK", as the client read it; and the headers in order, with duplicates; and the body, whatever framed it.
        self.status_line, self.headers, self.body = read_response(raw)
        #: The code; 0 when there was no answer.
        self.status = int(self.status_line[:3]) if self.status_line[:3].isdigit() else 0

    # Layers.

    @property
    def layers(self) -> list[Layer]:
        """Outermost first; the server is the first."""
        return [
            Layer(one["name"], one["kind"], (one["place"]["file"], one["place"]["line"]) if one["place"] else None)
            for one in self.recording["layers"]
        ]

    def layer_of(self, event: Event) -> Layer:
        """Whose boundary it is."""
        return self.layers[self.recording["spans"][event["span"] or 0]["layer"]]

    def reached(self, name: str) -> bool:
        """Whether the request got to this layer."""
        return self.first("call", layer=name) is not None

    # Moments.

    def events(self, type: str, layer: str | None = None) -> list[Event]:
        """Every event of this type, in order; `layer` is a name, or "server"."""
        return [one for one in self._events if one["type"] == type and (layer is None or self._is_at(one, layer))]

    def first(self, type: str, layer: str | None = None) -> Event | None:
        """The first event of this type."""
        return next(iter(self.events(type, layer)), None)

    def last(self, type: str, layer: str | None = None) -> Event | None:
        """The last event of this type."""
        return next(reversed(self.events(type, layer)), None)

    @property
    def given(self) -> Event | None:
        """What the server was given: the last `return` that went to it, and no further in."""
        spans = self.recording["spans"]
        server = [one["id"] for one in spans if one["parent"] is None]
        return next(
            (one for one in reversed(self.events("return")) if spans[one["span"]]["parent"] in server), self.last("return")
        )

    def calls(self, layer: str) -> list[Event]:
        """Every time the layer was called."""
        return self.events("call", layer)

    def _is_at(self, event: Event, name: str) -> bool:
        if event["span"] is None:
            return False
        layer = self.layer_of(event)
        return layer.name == name or (name == "server" and layer.kind == "server")

    def body_kind(self, event: Event | None) -> str | None:
        """Of what kind the body of a `return` is: "list", "generator" and so on; None when there is none."""
        at = None if event is None else event.get("body")
        return None if at is None else self.recording["bodies"][at]["kind"]

    # What was said.

    @property
    def told(self) -> list[Event]:
        """Each call of the server's own start_response."""
        return [one for one in self.events("start_response") if one["to"] == 0]

    @property
    def cause(self) -> Event | None:
        """The moment that explains the status and headers of the answer."""
        return self.fell or self.last("start_response") or self.last("return") or self.first("received")

    @property
    def fell(self) -> Event | None:
        """Where the exception that reached the server began, in the project's own code if it came by there: each layer that lets it pass has a
        `raise` of its own, and the last one is the outermost."""
        gone = self.last("raise")
        if gone is None:
            return None
        began = [one for one in self.events("raise") if one["error"] == gone["error"]]
        return next((one for one in began if one["place"] is not None), began[0])

    @property
    def fault(self) -> str:
        """The exception that reached the server, in words."""
        gone = self.last("raise")
        return "" if gone is None else f"{gone['name']}: {gone['text']}"

    @property
    def chunks(self) -> list[bytes | None]:
        """What the server got of the body, piece by piece; None for a piece that was not bytes."""
        asked_by: dict[int, int] = {}
        got: list[Event] = []
        for one in self._events:
            if one["type"] == "next":
                asked_by[one["body"]] = one.get("by", 0)
            elif one["type"] == "chunk" and asked_by.get(one["body"]) == 0:
                got.append(one)
        return [self._bytes(one) for one in got]

    def chunks_of(self, layer: str) -> list[bytes | None]:
        """What came up from this layer, piece by piece."""
        return [self._bytes(one) for one in self.events("chunk", layer)]

    def _bytes(self, event: Event) -> bytes | None:
        at = event.get("bytes")
        return None if at is None else self.recording["bytes"][at].encode("latin-1")

    def environ(self, layer: str) -> dict[str, str]:
        """What the layer was called with: keys, and values as text. Empty when it was not called."""
        #: As they stand, by identity; and the one that each span was called with.
        environs: dict[int, dict[str, str]] = {}
        used: dict[int | None, int] = {}
        for one in self._events:
            is_call = one["type"] == "call" and one["span"] is not None
            if is_call:
                by = used.get(self.recording["spans"][one["span"]]["parent"])
                before = environs.get(one["env"]) or ({} if by is None else environs[by])
                whole = one.get("environ")
                environs[one["env"]] = _applied(before, one.get("delta")) if whole is None else _texts(whole)
                used[one["span"]] = one["env"]
                used.setdefault(0, one["env"])
            elif one["type"] == "return" and one["span"] in used:
                environs[used[one["span"]]] = _applied(environs[used[one["span"]]], one.get("delta"))
            for change in one.get("environs") or ():
                environs[change["env"]] = _applied(environs.get(change["env"], {}), change)
            if is_call and self._is_at(one, layer):
                return environs[one["env"]]
        return {}

    def printed(self, stream: str) -> str:
        """What was printed to "stdout", "stderr", "errors" (wsgi.errors) or "log" (the server's own)."""
        return "".join(one["text"] for one in self.events("print") if one["stream"] == stream)

    @property
    def errors(self) -> str:
        """What was written to wsgi.errors."""
        return self.printed("errors")

    @property
    def stdout(self) -> str:
        """What was printed."""
        return self.printed("stdout")


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    return {key: value["text"] for key, value in values.items()}


def _applied(before: Mapping[str, str], delta: Mapping[str, Any] | None) -> dict[str, str]:
    """An environ after a `delta` of event-parts.ts."""
    if delta is None:
        return dict(before)
    return {**{key: text for key, text in before.items() if key not in delta["gone"]}, **_texts(delta["set"])}
