"""What branches, jumps and the server's lines mean: the steps of loops, the program's and the server's own."""

import sys
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

from onionskin.elder import BOTH_WAYS
from onionskin.guard import Guard
from onionskin.instruction_steps import InstructionSteps
from onionskin.loop_steps import LoopSteps
from onionskin.recorder import Recorder
from onionskin.server_steps import ServerSteps
from onionskin.servers.server import Probes

_DISABLE = sys.monitoring.DISABLE


class BranchSteps:
    """The callbacks for what happens within code."""

    def __init__(
        self,
        recorder: Recorder,
        guard: Guard,
        loops: LoopSteps,
        instructions: InstructionSteps,
        server: ServerSteps,
        probes: Probes,
    ) -> None:
        self._recorder = recorder
        self._guard = guard
        self._loops = loops
        self._instructions = instructions
        self._server = server
        #: The server's loops over a body, by the id() of their code: a code object's hash is made of all its instructions, each time.
        self.server_loops = frozenset(map(id, probes.loops))

    def callbacks(self) -> dict[str, Callable[..., Any]]:
        """By the name of their monitoring event."""
        if BOTH_WAYS:
            return {"BRANCH": self.branch, "JUMP": self.jump}
        return {"BRANCH_LEFT": self.left, "BRANCH_RIGHT": self.right, "JUMP": self.jump}

    def passes(self) -> dict[str, Callable[..., bool]]:
        """By the name of their event: whether it tells nothing, quickly."""
        return {"JUMP": self._loops.passes_jump} | ({} if BOTH_WAYS else {"BRANCH_LEFT": self._loops.passes_item})

    def server_line(self, frame: FrameType, code: CodeType, line: int) -> Any:
        """A line of the server's."""
        if self._recorder.log.is_full:
            return self._guard.bored()
        return None if self._server.line(frame, code, line) else _DISABLE

    def right(self, frame: FrameType, code: CodeType, offset: int, target: int) -> Any:
        """A loop ends, or a condition is false."""
        if id(code) in self.server_loops:
            self._server.loop_ends(frame, code, offset)
            return None
        return self._instructions.unless(self._loops.ends(frame, code, offset))

    def left(self, frame: FrameType, code: CodeType, offset: int, target: int) -> Any:
        """A loop has an item."""
        return self._instructions.unless(self._loops.item(frame, code, offset))

    def branch(self, frame: FrameType, code: CodeType, offset: int, target: int) -> Any:
        """The same of 3.12 and 3.13, of both ways: neither can be switched off alone."""
        end = self._loops.end_of(code, offset)
        if end is None:
            return _DISABLE
        ends = target >= end
        if not ends and id(code) in self.server_loops:
            return None
        gives = self.right(frame, code, offset, target) if ends else self.left(frame, code, offset, target)
        return None if gives is _DISABLE and not self._recorder.log.is_full else gives

    def jump(self, frame: FrameType, code: CodeType, offset: int, target: int) -> Any:
        """Back to the beginning of a loop, or out of it."""
        return self._instructions.unless(self._loops.jumps(frame, code, target))
