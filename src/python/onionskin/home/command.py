"""`python -m onionskin`, from the command line to the files that it leaves. Gives the exit status."""

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onionskin.home.arguments import Asked, read_arguments
from onionskin.home.recording_file import Unwritten, project_of, sources_of, write

#: Whose own code may serve it. gunicorn and waitress have to be installed. What the page rebuilds of servers in C has no place beside the real ones.
SERVERS = ("wsgiref", "gunicorn", "waitress")
#: Exit statuses.
RECORDED, NOT_STARTED, WRONG, UNRECORDED = range(4)


def run(words: Sequence[str]) -> int:
    """Do it. The person's own streams come back, whatever the program made of them."""
    asked = read_arguments(words, SERVERS)
    here = Path.cwd()
    os.chdir(asked.folder)
    # Before anything else is imported: where the recorder looks for Django.
    sys.path[:] = [str(asked.folder), *(place for place in sys.path if place not in ("", str(asked.folder)))]
    sys.argv[1:] = []
    streams = sys.stdin, sys.stdout, sys.stderr
    out, err = sys.stdout, sys.stderr
    try:
        return _record(asked, here, out, err)
    except Unwritten as error:
        _say(err, str(error))
        return UNRECORDED
    finally:
        sys.stdin, sys.stdout, sys.stderr = streams


def _record(asked: Asked, here: Path, out: Any, err: Any) -> int:
    from onionskin.home.project import HomeProject
    from onionskin.process import Process
    from onionskin.servers import MISSING
    from onionskin.servers.server import Setup

    if asked.server in MISSING:
        _say(err, f"{asked.server} is not installed for this Python ({sys.executable}). Install it, or leave --server out.")
        return WRONG
    project = HomeProject(asked.app, asked.folder, asked.environment)
    setup = Setup(mount=asked.mount, factory=asked.factory)
    process = Process({}, asked.app, asked.server, asked.grain, setup=setup, project=project)  # type: ignore[arg-type]
    started = process.start()
    if not started["ok"]:
        _echo(started["log"], err)
        _say(err, f"{started['says']} (Looked for in {asked.folder}.)" if started["file"] is None else started["says"])
        return NOT_STARTED
    if (served := process.application) is not None and not callable(served):
        _say(err, f"{asked.app} is no application: a server calls it, and {type(served).__name__} objects can’t be called.")
        return NOT_STARTED
    # What a server says of where it listens is not so here.
    _echo({name: text for name, text in started["log"].items() if name == "stdout" or asked.server == "wsgiref"}, err)
    status = RECORDED
    for nth, request in enumerate(asked.requests, 1):
        exchange = process.request(request.raw(asked.common))
        _echo(exchange.log, err)
        line = exchange.raw.split(b"\r\n", 1)[0].decode("latin-1")
        answer = line.partition(" ")[2] if line.startswith("HTTP/") else "no answer"
        told = f"{request.method} {request.target} → {answer}"
        if exchange.recording is None:
            _say(err, f"{told}. {exchange.unrecorded or 'Nothing was recorded.'}")
            status = UNRECORDED
        else:
            path = _place(asked, here, nth)
            files, left = sources_of(project.imported_sources() if asked.sources else {}, exchange.recording)
            server = {"name": asked.server, **({"mount": asked.mount} if asked.mount else {})}
            if asked.factory:
                server["factory"] = True
            title = asked.folder.name or "a project"
            kept = project_of(asked.app, server, title, request, request.complete(asked.common), files)
            size = write(path, exchange.recording, exchange.end, kept)
            _tell(out, told, path, here, exchange.recording, size, files, left)
        if exchange.exited is not None:
            _say(
                err, f"The application ended the server’s process (exit status {exchange.exited}); what comes after was not sent."
            )
            break
    if status == RECORDED:
        out.write("Open it in Onionskin: Share, “Open a file…”, or drop it onto the page.\n")
    return status


def _place(asked: Asked, here: Path, nth: int) -> Path:
    """Where a recording is written: in the folder in which the command was given, each under a name of its own."""
    path = asked.output or here / f"{asked.app.partition(':')[0]}.recording.json"
    return path if len(asked.requests) == 1 else path.with_name(f"{path.stem}-{nth}{path.suffix}")


def _tell(out: Any, told: str, path: Path, here: Path, recording: Any, size: int, files: Any, left: list[str]) -> None:
    name = path.name if path.parent == here else path
    layers = len(recording["layers"]) - 1
    out.write(f"{told}\n  {name}: {_count(layers, 'layer')}, {_count(len(recording['events']), 'event')}, {-(-size // 1000)} kB")
    out.write(f", with the source of {_count(len(files), 'file')}\n" if files else ", without sources\n")
    if left:
        shown = ", ".join(left[:5]) + (f" and {len(left) - 5} more" if len(left) > 5 else "")
        out.write(f"  left out of it: {shown}\n")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _echo(log: dict[str, str], err: Any) -> None:
    """What the program and the server printed, which went to the recorder."""
    for text in log.values():
        err.write(text)


def _say(err: io.TextIOBase, text: str) -> None:
    err.write(f"onionskin: {text}\n")
