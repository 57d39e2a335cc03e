"""What a handler of exceptions is, as its instructions tell: an except clause, one that raises again in any case, or none that was written as such."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import dis

type HandlerKind = Literal["except", "reraises", "other"]

_RETURNS = ("RETURN_VALUE", "RETURN_CONST")


def handler_kind(instructions: list[dis.Instruction], index: Mapping[int, int], offset: int) -> HandlerKind:
    """Of the one that begins at `offset`; `index` has the number of each instruction."""
    at = index.get(offset)
    if at is None:
        return "other"
    if instructions[at].opname == "PUSH_EXC_INFO":
        at += 1
    rest = instructions[at:]
    if rest and rest[0].opname == "POP_TOP":
        return "reraises" if _raises_again(rest) else "except"
    for position, instruction in enumerate(rest):
        if instruction.opname == "CHECK_EXC_MATCH":
            jump = rest[position + 1]
            target = index.get(jump.jump_target or -1)
            only = target is not None and instructions[target].opname == "RERAISE"
            return "reraises" if only and _raises_again(rest[position + 2 :]) else "except"
        if instruction.opname in ("POP_EXCEPT", "RERAISE", "WITH_EXCEPT_START", *_RETURNS, "CALL_INTRINSIC_1"):
            break
    return "other"


def _raises_again(rest: list[dis.Instruction]) -> bool:
    """Whether every way through the clause meets its bare `raise`."""
    furthest = 0
    for instruction in rest:
        if instruction.opname in ("POP_EXCEPT", "RERAISE", *_RETURNS, "YIELD_VALUE"):
            return False
        if instruction.opname == "RAISE_VARARGS" and instruction.arg == 0:
            return instruction.offset >= furthest
        furthest = max(furthest, instruction.jump_target or 0)
    return False
