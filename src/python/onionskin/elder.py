"""What CPython 3.12 and 3.13 tell otherwise than 3.14, for which the recorder is written: which way a branch goes, and how an instruction is
described. They are met on people's own machines only (home/)."""

import sys
from collections.abc import Iterator
from types import CodeType, FrameType
from typing import TYPE_CHECKING

from onionskin import private_copy

if TYPE_CHECKING:
    import dis
else:
    dis = private_copy("dis")

_MON = sys.monitoring
#: Before 3.14 one event told of both ways of a branch.
BOTH_WAYS = not hasattr(_MON.events, "BRANCH_LEFT")
BRANCHES: int = _MON.events.BRANCH if BOTH_WAYS else _MON.events.BRANCH_LEFT | _MON.events.BRANCH_RIGHT
ENDS: int = _MON.events.BRANCH if BOTH_WAYS else _MON.events.BRANCH_RIGHT


class _Instruction(dis.Instruction):
    """3.12 has these two elsewhere."""

    __slots__ = ()

    @property
    def jump_target(self) -> int | None:
        """Where it may go on."""
        return self.argval if self.opcode in _JUMPS else None

    @property
    def line_number(self) -> int | None:
        """Its line."""
        return self.positions.lineno if self.positions is not None else None


_CACHE = dis.opmap["CACHE"]
_JUMPS = frozenset((*dis.hasjrel, *dis.hasjabs))
_TELLS_ALL = hasattr(dis.Instruction, "jump_target")


def instructions_of(code: CodeType) -> Iterator[dis.Instruction]:
    """All of them, as 3.14 describes them."""
    told = dis.get_instructions(code)
    return told if _TELLS_ALL else (_Instruction(*one) for one in told)


def last_of(frame: FrameType) -> int:
    """The instruction that runs. While it calls, 3.12 points behind it, at what is kept beside it."""
    at = frame.f_lasti
    if not _TELLS_ALL and at >= 0:
        code = frame.f_code.co_code
        while at > 0 and code[at] == _CACHE:
            at -= 2
    return at


def clear_tool(tool: int, name: str) -> None:
    """What an earlier user of the tool id watched is watched no more."""
    if hasattr(_MON, "clear_tool_id"):
        _MON.clear_tool_id(tool)
    else:
        _MON.free_tool_id(tool)
        _MON.use_tool_id(tool, name)
