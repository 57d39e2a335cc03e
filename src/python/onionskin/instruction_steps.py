"""What it means that a single instruction is about to run: items are taken from a body there, or something has just got a name."""

import sys
from types import CodeType, FrameType
from typing import Any

from onionskin.c_layers import CLayers
from onionskin.guard import Guard
from onionskin.loop_steps import LoopSteps, Worth
from onionskin.recorder import Recorder
from onionskin.take_sites import Site, Stored
from onionskin.takings import Takings
from onionskin.watch import Watch

_DISABLE = sys.monitoring.DISABLE


class InstructionSteps:
    """The callback for instructions."""

    def __init__(
        self, recorder: Recorder, watch: Watch, guard: Guard, loops: LoopSteps, takings: Takings, c_layers: CLayers
    ) -> None:
        self._recorder = recorder
        self._watch = watch
        self._guard = guard
        self._loops = loops
        self._takings = takings
        self._c_layers = c_layers

    def instruction(self, frame: FrameType, code: CodeType, offset: int) -> Any:
        """An instruction is about to run. All but a few are switched off at once."""
        role = self._watch.role(code)
        sites = None if role is None else role.sites()
        site = None if sites is None else sites.sites.get(offset)
        stored = None if sites is None else sites.stored.get(offset)
        if site is None and stored is None:
            return _DISABLE
        if self._recorder.starting:
            return None
        goes_on = self._named(frame, stored)
        if site is None:
            return None if goes_on else _DISABLE
        worth = self._at_site(frame, code, site)
        return None if goes_on else self.unless(worth)

    def before_line(self, frame: FrameType) -> None:
        """CPython leaves out the INSTRUCTION of a line's first instruction when it tells the line."""
        self._named(frame, self._takings.stored_at(frame))

    def _named(self, frame: FrameType, stored: Stored | None) -> bool:
        """What an instruction gave has a name now. Whether this place is worth a look another time."""
        if stored is None:
            return False
        if self._c_layers.waits:
            self._c_layers.seen(frame, lambda: frame.f_locals.get(stored.names[0]), stored.by)
        return self._takings.names(frame, stored)

    def _at_site(self, frame: FrameType, code: CodeType, site: Site) -> Worth:
        match site.kind:
            case "starts":
                return self._loops.starts(frame, code, site)
            case "asks":
                return self._loops.asks(frame, code, site)
            case "ended":
                return self._loops.over(frame, site)
        return self._loops.whole(frame, code, site)

    def unless(self, worth: Worth) -> Any:
        """What a callback gives when its place is worth that much."""
        if worth == "no more":
            return self._guard.bored()
        return None if worth == "more" else _DISABLE
