"""Reads a row of bytes as a client does, who has sent these requests."""


class Lost(Exception):
    pass


def read(requests, wire):
    for request in requests:
        try:
            said, wire = one(request, wire)
        except Lost as lost:
            yield f"{request}: {lost}"
            return
        yield f"{request}: {said}"
    if wire:
        yield f"And {len(wire)} bytes more, for which I have not asked."


def one(request, wire):
    """What is said of this answer, and what follows it."""
    if not wire:
        raise Lost("nothing comes.")
    head, _, rest = wire.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    if not first.startswith("HTTP/1."):
        raise Lost(f"“{first.splitlines()[0]}” is no status line. I am lost.")
    status = first.partition(" ")[2]
    fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    if request.startswith("HEAD ") or status[:3] in ("204", "304"):
        body = b""
    elif fields.get("transfer-encoding") == "chunked":
        body, rest = unchunked(rest)
    else:
        size = int(fields.get("content-length", len(rest)))
        body, rest = rest[:size], rest[size:]
    return f"{status}, {len(body)} bytes", rest


def unchunked(rest):
    body = b""
    while True:
        line, _, rest = rest.partition(b"\r\n")
        try:
            size = int(line, 16)
        except ValueError:
            raise Lost(f"“{line.decode()}” is no size of a chunk. I am lost.") from None
        body += rest[:size]
        rest = rest[size:].removeprefix(b"\r\n")
        if size == 0:
            return body, rest
