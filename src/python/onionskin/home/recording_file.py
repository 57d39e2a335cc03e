"""A recording as a file, in the form that the page saves and opens (src/export/recording-file.ts): the recording, and the project that it is of."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onionskin.home.requests import Request

FORMAT = "onionskin-recording"
#: What the page takes of a project: characters in all, files, and what a file may be called (src/store/shared-work.ts, file-name.ts).
MOST_TEXT = 900_000
MOST_FILES = 200
_NAME = re.compile(r"[\w.\-/]{1,100}")
#: What somebody would rather not hand on without having been asked.
_SECRET = re.compile(r"(^|/)\.|secret|credential|passw", re.IGNORECASE)


class Unwritten(Exception):
    """A sentence about why there is no file."""


def sources_of(files: Mapping[str, Path], recording: Mapping[str, Any]) -> tuple[dict[str, str], list[str]]:
    """The text of those files that a project of the page's has room for, first those that the recording shows; and the names of the others."""
    shown = {place["file"] for one in (*recording["events"], *recording["layers"]) if (place := one["place"]) is not None}
    taken: dict[str, str] = {}
    left: list[str] = []
    room = MOST_TEXT
    for name in sorted(files, key=lambda name: (name not in shown, name)):
        try:
            text = files[name].read_text("utf-8")
        except OSError, UnicodeDecodeError:
            text = None
        fits = text is not None and len(text) <= room and len(taken) < MOST_FILES
        if text is None or not fits or not _NAME.fullmatch(name) or _SECRET.search(name):
            left.append(name)
            continue
        taken[name] = text
        room -= len(text)
    return dict(sorted(taken.items())), left


def project_of(app: str, server: Mapping[str, Any], title: str, request: Request, headers: Any, files: Mapping[str, str]) -> Any:
    """What the page reads as a project; None where there is no file of it."""
    if not files:
        return None
    module = app.partition(":")[0].replace(".", "/")
    opened = next((name for name in (f"{module}.py", f"{module}/__init__.py") if name in files), next(iter(files)))
    return {
        "format": "onionskin-project",
        "version": 1,
        "title": title[:200],
        "app": app,
        "moment": "",
        "openFile": opened,
        "server": server,
        "keepAlive": False,
        "request": {
            "method": request.method,
            "target": request.target,
            "headers": [pair for pair in headers if pair[0].lower() != "content-length"],
            "body": (request.body or b"").decode("utf-8", "replace"),
        },
        "files": files,
    }


def write(path: Path, recording: Mapping[str, Any], end: str | None, project: Any) -> int:
    """Write it whole or not at all; its size. What is there already is replaced only if it is a recording."""
    told = {"format": FORMAT, "version": 1, "end": end or "closed", "project": project, "recording": recording}
    text = json.dumps(told, separators=(",", ":")) + "\n"
    beside = path.with_name(f"{path.name}.part")
    try:
        if path.exists() and not _is_ours(path):
            raise Unwritten(f"{path} is there already, and is no recording, so it stays as it is. Name another file with -o.")
        beside.write_text(text, "ascii")
        beside.replace(path)
    except OSError as error:
        raise Unwritten(f"The recording could not be written: {error.strerror}: {path}.") from error
    return len(text)


def _is_ours(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(64).startswith(f'{{"format":"{FORMAT}"'.encode())
