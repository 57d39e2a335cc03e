"""The floor: the least that a recorder of lines in Python can do with `sys.monitoring`. It keeps when, which line and how deep, one row a step, and
gives all of it away as one JSON text. It looks at no local, no value and no exception, knows no layers, minds no budget, posts nothing early.

So it says how much of what a step costs is the step itself, and how much is left to be saved.
"""

import json
import sys
from time import perf_counter

from onionskin import entry

TOOL = 4


class Floor:
    """One run."""

    def __init__(self, relative):
        self.relative = relative
        self.files = {}
        self.rows = []
        self.depth = 0
        self.zero = perf_counter()

    def is_ours(self, code):
        """Whether a file is the user's, asked once for each."""
        name = code.co_filename
        if name not in self.files:
            self.files[name] = self.relative(name) is not None
        return self.files[name]

    def start(self, code, offset):
        """A call begins."""
        if not self.is_ours(code):
            return sys.monitoring.DISABLE
        self.depth += 1
        self.rows.append([0, int((perf_counter() - self.zero) * 1_000_000), code.co_firstlineno, self.depth])
        return None

    def line(self, code, line):
        """A line is about to run."""
        if not self.is_ours(code):
            return sys.monitoring.DISABLE
        self.rows.append([1, int((perf_counter() - self.zero) * 1_000_000), line, self.depth])
        return None

    def leave(self, code, offset, value):
        """A call ends."""
        if not self.is_ours(code):
            return sys.monitoring.DISABLE
        self.rows.append([2, int((perf_counter() - self.zero) * 1_000_000), code.co_firstlineno, self.depth])
        self.depth -= 1
        return None


def told_at_least(raw, job):
    """One request with it on and our recorder off: how many steps it kept."""
    monitoring, events = sys.monitoring, sys.monitoring.events
    floor = Floor(entry._process.project.relative)
    monitoring.use_tool_id(TOOL, "floor")
    try:
        monitoring.register_callback(TOOL, events.PY_START, floor.start)
        monitoring.register_callback(TOOL, events.LINE, floor.line)
        monitoring.register_callback(TOOL, events.PY_RETURN, floor.leave)
        monitoring.set_events(TOOL, events.PY_START | events.LINE | events.PY_RETURN)
        entry.request(raw, job)
    finally:
        monitoring.set_events(TOOL, 0)
        monitoring.free_tool_id(TOOL)
    entry._post("pieces", json.dumps(floor.rows))
    return len(floor.rows)
