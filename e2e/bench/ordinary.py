"""The yardstick: an ordinary recorder of lines with `sys.settrace`, as debuggers and tutors of Python have them, and nothing of ours in it. At each
step it previews all locals of the frame, to the same depth and within the same limits as ours, and it keeps the same facts: file, line, depth,
locals with type, length and identity, calls, the value returned, the exception. At the end it gives all of it away as one JSON text.

It is written simply, and with care: code that is not the user's is not traced, strings and numbers go the short way, and a step is one dict.
"""

import json
import sys
from time import perf_counter

from onionskin import entry

DEPTH, ITEMS, TEXT = 3, 12, 300
PLAIN = (int, float, bool, type(None), complex)


class Ordinary:
    """One run."""

    def __init__(self, relative):
        self.relative = relative
        self.files = {}
        self.steps = []
        self.depth = 0
        self.zero = perf_counter()

    def trace(self, frame, event, arg):
        """The trace function, for calls and for what happens in them."""
        name = frame.f_code.co_filename
        if name not in self.files:
            self.files[name] = self.relative(name)
        file = self.files[name]
        if file is None:
            return None
        if event == "call":
            self.depth += 1
        step = {
            "event": event,
            "at": perf_counter() - self.zero,
            "file": file,
            "line": frame.f_lineno,
            "function": frame.f_code.co_name,
            "depth": self.depth,
            "locals": {name: preview(value) for name, value in frame.f_locals.items()},
        }
        if event == "return":
            self.depth -= 1
            step["value"] = preview(arg)
        elif event == "exception":
            step["error"] = f"{arg[0].__name__}: {arg[1]}"[:TEXT]
        self.steps.append(step)
        return self.trace


def preview(value):
    """Type, text, length and identity."""
    kind = type(value)
    if kind in PLAIN:
        return {"type": kind.__name__, "text": repr(value)}
    if kind is str or kind is bytes:
        return {"type": kind.__name__, "text": repr(value[:TEXT]), "length": len(value)}
    made = {"type": kind.__name__, "text": text(value, DEPTH)[:TEXT], "id": id(value)}
    if kind in (list, tuple, dict, set, frozenset):
        made["length"] = len(value)
    return made


def text(value, depth):
    """What it looks like, to that depth."""
    kind = type(value)
    if kind in PLAIN:
        return repr(value)
    if kind is str or kind is bytes:
        return repr(value[:TEXT])
    if kind is list or kind is tuple or kind is set or kind is frozenset:
        if depth == 0:
            return "…"
        inside = ", ".join([text(item, depth - 1) for _, item in zip(range(ITEMS), value, strict=False)])
        return f"[{inside}]" if kind is list else f"({inside})" if kind is tuple else f"{{{inside}}}"
    if kind is dict:
        if depth == 0:
            return "…"
        items = [item for _, item in zip(range(ITEMS), value.items(), strict=False)]
        return "{" + ", ".join([f"{text(k, depth - 1)}: {text(v, depth - 1)}" for k, v in items]) + "}"
    return f"<{kind.__name__}>"


def traced_ordinarily(raw, job):
    """One request with the tracer on and our recorder off: how many steps it kept."""
    tracer = Ordinary(entry._process.project.relative)
    sys.settrace(tracer.trace)
    try:
        entry.request(raw, job)
    finally:
        sys.settrace(None)
    entry._post("pieces", json.dumps(tracer.steps))
    return len(tracer.steps)
