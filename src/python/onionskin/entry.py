"""The door of the package for the worker: the only module that knows JSON and Pyodide. JavaScript calls these functions, synchronously.

`start`, `request`, `compile`, `arrange`, `ask` and `check` take and give JSON text; what happens meanwhile leaves through the `post` given to `connect`.
"""

import ast  # noqa: F401  (what is imported here is in the memory snapshot)
import asyncio  # noqa: F401
import json
import unittest  # noqa: F401
import urllib.parse  # noqa: F401
import wsgiref.validate  # noqa: F401
from collections.abc import Callable
from typing import Any

from onionskin import bundles, derivation, doors, rehearsal
from onionskin.process import Process
from onionskin.row_sink import RowSink
from onionskin.servers import MISSING
from onionskin.servers.server import Setup
from onionskin.syntax import compile_source

type Post = Callable[[str, Any], None]

# The C halves of json: its Python halves look up what a program may have replaced in builtins.
_chunks = json.encoder.c_make_encoder(None, None, json.encoder.encode_basestring_ascii, None, ":", ",", False, False, True)
_scan = json.JSONDecoder().scan_once
_post: Post | None = None
#: How Pyodide hands bytes over; None in any other CPython.
_to_js: Callable[[bytes], Any] | None = None
_process: Process | None = None


def _encode(value: Any) -> str:
    return "".join(_chunks(value, 0))


def _decode(text: str) -> Any:
    return _scan(text, 0)[0]


def _say(kind: str, payload: Any) -> None:
    if _post is not None:
        _post(kind, payload)


def _sink() -> RowSink:
    return RowSink(lambda pieces: _say("pieces", _encode(pieces)))


def _say_sent(data: bytes) -> None:
    _say("sent", data if _to_js is None else _to_js(data))


def connect(post: Post, derive: Callable[..., Any] | None = None) -> None:
    """From now on `post(kind, payload)` hears what happens: ("pieces", JSON text), ("sent", bytes) and ("begun", None) when the clock begins anew.
    `derive`: PBKDF2 of bytes (derivation.py)."""
    global _post, _to_js
    _post = post
    try:
        from pyodide.ffi import to_js
    except ImportError:
        _to_js = None
    else:
        _to_js = to_js
        doors.shut()
    derivation.complete(
        None if derive is None or _to_js is None else lambda key, salt, *how: derive(_to_js(key), _to_js(salt), *how).to_bytes(),
        lambda: _say("begun", None),
    )


def offer(packages: str) -> None:
    """What can be imported beside the standard library, and is in its folder already. In: {modules, absent}."""
    told = _decode(packages)
    bundles.offer(told["modules"], told["absent"])


def lacking() -> str:
    """Which bundles were looked for since the offer and not handed in, though they might be. Out: a list of names."""
    return _encode(bundles.lacking())


def rehearse() -> None:
    """Do all that is done for a request once (rehearsal.py), while nobody waits; nothing of it is said."""
    global _post
    post, _post = _post, None
    try:
        rehearsal.rehearse(_sink(), _say_sent)
    finally:
        _post = post


def start(job: str) -> str:
    """Import a project and put a server before it. In: {files, app, server, grain, process, worker}.
    Out: {ok, log, exited} or {ok, says, file, line, log, exited}."""
    global _process
    told = _decode(job)
    name, setup = _server(told["server"], told.get("worker") or 0)
    if name in MISSING:
        return _encode({"ok": False, "says": MISSING[name], "file": None, "line": None, "log": {}, "exited": None})
    _process = Process(
        told["files"],
        told["app"],
        name,
        told["grain"],
        _sink(),
        told.get("process", 1),
        _say_sent,
        setup,
        lambda: _say("begun", None),
    )
    return _encode(_process.start())


def _server(choice: dict[str, Any], worker: int) -> tuple[str, Setup]:
    """A server and its configuration, from {name, processes, threads, mount, factory, pythonPath}; all but the name may be absent or null."""
    mount = (choice.get("mount") or "").rstrip("/")
    setup = Setup(
        choice.get("processes"), choice.get("threads"), mount, bool(choice.get("factory")), bool(choice.get("pythonPath")), worker
    )
    return choice["name"], setup


def request(raw: Any, job: str) -> str:
    """Answer one request. `raw`: a Uint8Array (or bytes).
    In: {connection, halfClose, expect, pauseAfter, leaves, grain}. Out: {end, exited, unrecorded, log, environ}."""
    told = _decode(job)
    data = raw if isinstance(raw, bytes) else raw.to_bytes()
    if _process is None:
        raise RuntimeError("start() comes before request().")
    exchange = _process.request(
        data,
        told["connection"],
        told["halfClose"],
        told["grain"],
        bool(told.get("expect")),
        told.get("pauseAfter"),
        told.get("leaves"),
    )
    answer = {name: getattr(exchange, name) for name in ("end", "exited", "unrecorded", "log", "environ")}
    return _encode(answer)


def command(job: str) -> str:
    """Run a command line in the project's folder (console.py); what it prints is posted as bytes. In: {files, line}. Out: {exited, says}."""
    from onionskin import console

    told = _decode(job)
    return _encode(console.run(told["files"], told["line"], lambda text: _say_sent(text.encode()), lambda: _say("begun", None)))


def compile(file: str, source: str) -> str:
    """CPython's words for what is wrong with the syntax of `source`, or null. Out: null or {says, line, column, endLine, endColumn}."""
    return _encode(compile_source(file, source))


def arrange(job: str) -> str:
    """Where the layers stand in the source, and the source with another order; nothing of it is run.
    In: {files, app, factory, change}. Out: {slots, says, edit, taken}."""
    from onionskin.arrangement import arrange as arrange_layers

    told = _decode(job)
    return _encode(arrange_layers(told["files"], told["app"], bool(told["factory"]), told["change"]))


def ask(job: str) -> str:
    """Ask the registry of Django, as it runs here. In: {call, args}. Out: {ok, text}."""
    from onionskin.django.asking import ask as ask_registry

    told = _decode(job)
    return _encode(ask_registry(told["call"], told["args"]))


def check(job: str) -> str:
    """Run a lesson's check.py. In: {files, app, server, check}. Out: {results, fault}; the recordings are posted before."""
    from onionskin import checks

    told = _decode(job)
    if told["server"]["name"] in MISSING:
        return _encode({"results": [], "fault": MISSING[told["server"]["name"]]})
    job = {"files": told["files"], "app": told["app"], "server": _server(told["server"], 0)}
    outcome = checks.run(told["check"], job, _sink(), lambda: _say("begun", None))
    return _encode(outcome)
