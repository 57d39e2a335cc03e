"""Requests a second of each server in a browser's CPython, against calling the application directly in the same run. `npm run bench` runs it."""

import json
from collections.abc import Callable
from time import perf_counter

from onionskin.process import Process
from onionskin.servers import SERVERS

SOURCE = """
def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
    return [b"hello"]
"""
RAW = b"GET / HTTP/1.1\r\nHost: localhost:8000\r\n\r\n"
SECONDS = 0.4


def rate(work: Callable[[], object]) -> float:
    """How often a second, at best of three times: other work on the machine only makes it slower."""
    work()
    best = 0.0
    for _ in range(3):
        count, began = 0, perf_counter()
        while (spent := perf_counter() - began) < SECONDS:
            work()
            count += 1
        best = max(best, count / spent)
    return best


def directly() -> float:
    """The application alone, called as a server calls it."""
    module: dict[str, Callable[..., list[bytes]]] = {}
    exec(SOURCE, module)
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "wsgi.version": (1, 0)}
    return rate(lambda: b"".join(module["application"](environ, lambda status, headers: None)))


def served(server: str, grain: str) -> float:
    """Through a server, from the bytes of the request to those of the response."""
    process = Process({"app.py": SOURCE}, server=server, grain=grain)
    started = process.start()
    if not started["ok"]:
        raise RuntimeError(started["says"])

    def work() -> None:
        process.request(RAW)
        if grain != "none":
            process.sink.recordings.clear()

    return rate(work)


json.dumps({"directly": directly(), **{name: [served(name, "none"), served(name, "lines")] for name in SERVERS}})
