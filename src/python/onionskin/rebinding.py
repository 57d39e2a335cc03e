"""When a local that has been looked at may hold something else: its bytecode says so, asked once for each code object.

Between two looks at a frame its code runs a line. Most lines store what they made at their end, in one go: what a local holds is then as it was
until everything that will be stored has been made, and an object found at the same address before and after is the same one. A line that goes on
to make things after it has stored something (`del rows; rows = []`) says less: of its names nothing is known while it runs.
"""

import inspect
from types import CodeType
from typing import TYPE_CHECKING

from onionskin import private_copy

if TYPE_CHECKING:
    import dis
else:
    dis = private_copy("dis")


def _numbers(*names: str) -> frozenset[int]:
    return frozenset(dis.opmap[name] for name in names if name in dis.opmap)


_DEREF = _numbers("STORE_DEREF", "DELETE_DEREF")
_STORES = _numbers("STORE_FAST", "DELETE_FAST", "STORE_FAST_LOAD_FAST", "STORE_FAST_STORE_FAST", "STORE_FAST_MAYBE_NULL") | _DEREF
_TWO = _numbers("STORE_FAST_STORE_FAST")
_FIRST_OF_TWO = _numbers("STORE_FAST_LOAD_FAST")
_REMOVES = _numbers("DELETE_FAST", "DELETE_DEREF", "LOAD_FAST_AND_CLEAR")
_EXTENDED = dis.opmap["EXTENDED_ARG"]
_BACK = _numbers("JUMP_BACKWARD")
#: What makes nothing and runs nothing.
_STILL = (
    _STORES
    | _numbers("CACHE", "NOP", "EXTENDED_ARG", "NOT_TAKEN", "SWAP", "COPY")
    | _numbers("POP_TOP", "POP_ITER", "POP_EXCEPT", "END_FOR", "RETURN_VALUE", "RETURN_CONST")
    | {
        number
        for name, number in dis.opmap.items()
        if name.startswith(("JUMP", "POP_JUMP_IF", "LOAD_FAST", "LOAD_CONST", "LOAD_SMALL"))
    }
)


class Rebinding:
    """What the instructions of one code object may do to its locals."""

    def __init__(self, code: CodeType) -> None:
        #: So its id() stays its own.
        self.code = code
        #: Its locals are its own: no module or class body, whose names anybody may rebind.
        self.is_function = bool(code.co_flags & inspect.CO_OPTIMIZED)
        #: Names never go while others come: so many names as before are the same names.
        self.only_grows = (
            self.is_function and not code.co_cellvars and not code.co_freevars and _REMOVES.isdisjoint(code.co_code[::2])
        )
        #: Variables shared with other functions, which may rebind them at any time.
        self.shared = frozenset(code.co_freevars) | {name for name in code.co_cellvars if _is_stored_within(code, name)}
        #: By line: the names of which nothing is known while it runs.
        self.early = self._read(code)

    def _read(self, code: CodeType) -> dict[int, frozenset[str]]:
        text = code.co_code
        if not self.is_function or _STORES.isdisjoint(text[::2]):
            return {}
        stored: dict[int, list[int]] = {}
        waiting: dict[int, list[int]] = {}  # those after which nothing was made yet
        early: dict[int, set[int]] = {}
        begins: dict[int, int] = {}
        for start, end, line in code.co_lines():
            if line is None:
                continue
            begins.setdefault(line, start)
            high = 0
            for at in range(start, end, 2):
                number, argument = text[at], text[at + 1] | high
                high = argument << 8 if number == _EXTENDED else 0
                if number in _STORES:
                    names = (
                        [argument >> 4, argument & 15]
                        if number in _TWO
                        else [argument >> 4 if number in _FIRST_OF_TWO else argument]
                    )
                    stored.setdefault(line, []).extend(names)
                    waiting.setdefault(line, []).extend(names)
                elif number not in _STILL:
                    if line in waiting:
                        early.setdefault(line, set()).update(waiting.pop(line))
                elif number in _BACK and line in stored and begins[line] <= at + 4 - 2 * argument:
                    early.setdefault(line, set()).update(stored[line])  # a loop within the line: it goes on after it has stored
        name = code._varname_from_oparg
        return {line: frozenset(map(name, which)) for line, which in early.items()}


_known: dict[int, Rebinding] = {}


def rebinding(code: CodeType) -> Rebinding:
    """What is known of `code`."""
    known = _known.get(id(code))
    if known is None:
        known = _known[id(code)] = Rebinding(code)
    return known


def forget() -> None:
    """Other code will run from now on."""
    _known.clear()


def _is_stored_within(code: CodeType, name: str) -> bool:
    """Whether a function within `code` may rebind its variable `name`."""
    inside = [each for each in code.co_consts if type(each) is CodeType and name in each.co_freevars]
    return any(not _DEREF.isdisjoint(each.co_code[::2]) or _is_stored_within(each, name) for each in inside)
