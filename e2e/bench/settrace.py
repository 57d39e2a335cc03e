"""The other yardstick: a recorder of lines that is driven by `sys.settrace` and made of our own parts. It keeps the same facts as ours (each line, call,
returned value and exception of the user's files; locals as bounded previews, and of those only what changed), with the same previews and
encoding, and posts them by the same rules. It knows nothing of WSGI.

So it says what `sys.monitoring` alone is worth. It is written with care: what can't change (a str, a number) and is the same object is not looked at again, frames of other files are not
traced, and no frame is held.
"""

import sys
from time import perf_counter

from onionskin import entry
from onionskin.previews import Previews, is_atom


class Tracer:
    """One recording."""

    def __init__(self, relative, sink):
        self._relative = relative
        self._files = {}
        self._sink = sink
        self._previews = Previews()
        self._zero = perf_counter()
        self._frames = {}
        self._count = 0
        self._depth = 0
        self.events = 0

    def call(self, frame, event, arg):
        """The global trace function: a call begins."""
        name = frame.f_code.co_filename
        if name not in self._files:
            self._files[name] = self._relative(name)
        file = self._files[name]
        if file is None:
            return None
        known = self._frames.get(id(frame))
        if known is None:
            known = self._frames[id(frame)] = (self._count, self._depth, {})
            self._count += 1
        self._depth += 1
        place = {"file": file, "line": frame.f_code.co_firstlineno}
        self._add("open", frame, known, place, {"name": frame.f_code.co_name})
        return self.step

    def step(self, frame, event, arg):
        """The local trace function: a line, a return or an exception."""
        known = self._frames[id(frame)]
        place = {"file": self._files[frame.f_code.co_filename], "line": frame.f_lineno}
        if event == "line":
            self._add("line", frame, known, place, {})
        elif event == "return":
            self._depth -= 1
            self._add("leave", frame, known, place, {"value": self._previews.value(arg)})
            if not frame.f_code.co_flags & 0x20:
                del self._frames[id(frame)]
        elif event == "exception":
            self._add("raise", frame, known, place, {"name": arg[0].__name__, "text": str(arg[1])[:300]})
        return self.step

    def _add(self, kind, frame, known, place, fields):
        number, depth, seen = known
        event = {
            "type": kind,
            "at": round((perf_counter() - self._zero) * 1000, 3),
            "span": 0,
            "place": place,
            "frame": number,
            "depth": depth,
            **fields,
        }
        here = frame.f_locals
        changed = {}
        for name, value in here.items():
            was = seen.get(name)
            if was is not None and was[0] is value and is_atom(value):
                continue
            preview = self._previews.value(value)
            if was is None or was[1] != preview:
                changed[name] = preview
            seen[name] = (value if is_atom(value) else None, preview)
        gone = [name for name in seen if name not in here]
        for name in gone:
            del seen[name]
        if changed or gone:
            event["locals"] = {"set": changed, "gone": gone}
        self.events += 1
        self._sink.add({"event": event})


def traced(raw, job):
    """One request with the tracer on and our recorder off: how many events it gave."""
    process = entry._process
    tracer = Tracer(process.project.relative, entry._sink())
    sys.settrace(tracer.call)
    try:
        entry.request(raw, job)
    finally:
        sys.settrace(None)
    return tracer.events
