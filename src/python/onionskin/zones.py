"""The one time zone that every machine has: Pyodide's Python knows none. `zoneinfo.ZoneInfo("UTC")` then works as it does on a server."""

import os

_FOLDER = "/usr/share/zoneinfo"
#: RFC 9636: a header of version 2 with one type of local time, no transitions; the same again with a footer.
_HEAD = b"TZif2" + bytes(15) + b"".join(count.to_bytes(4) for count in (0, 0, 0, 0, 1, 4))
_DATA = bytes(6) + b"UTC\0"


def lay_utc() -> None:
    """Put it where zoneinfo looks, unless the machine has its own."""
    path = f"{_FOLDER}/UTC"
    if os.path.exists(path):
        return
    os.makedirs(_FOLDER, exist_ok=True)
    with open(path, "wb") as file:
        file.write((_HEAD + _DATA) * 2 + b"\nUTC0\n")
