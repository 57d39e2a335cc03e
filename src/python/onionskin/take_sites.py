"""The places in code at which items are taken from an iterable without any call: a `for`, a `yield from`, a star, an unpacking.

Monitoring says of them only that an instruction is about to run; the instructions around it say over what, and under which name an item arrives.
"""

from typing import TYPE_CHECKING, Literal, NamedTuple

from onionskin.bytecode import Anatomy, Source

if TYPE_CHECKING:
    import dis

_STARS = {"LIST_EXTEND", "SET_UPDATE", "UNPACK_SEQUENCE", "UNPACK_EX"}
_STORES = {"STORE_FAST", "STORE_NAME", "STORE_GLOBAL", "STORE_DEREF", "STORE_FAST_LOAD_FAST"}


class Site(NamedTuple):
    """`starts`: the loop at `loop` is about to begin; `asks` and `ended`: the `yield from` that yields at `loop` asks for an item, is over;
    `takes`: all that is left in `source` is taken at once, `count` of it where the instruction says how many."""

    kind: Literal["starts", "asks", "ended", "takes"]
    loop: int
    source: Source | None
    count: int | None = None
    #: Of `+=`: what is added to.
    into: Source | None = None


class Stored(NamedTuple):
    """What the instruction at `by` gave (an item of a loop, the result of a call) is now known by a name, or its parts by several."""

    by: int
    names: tuple[str, ...]


class TakeSites:
    """Those of one code object."""

    def __init__(self, anatomy: Anatomy) -> None:
        self._anatomy = anatomy
        self._list = anatomy.instructions()
        self.sites: dict[int, Site] = {}
        self.stored: dict[int, Stored] = {}
        #: By the instruction that gives it: under which names its item is known afterwards.
        self.names: dict[int, tuple[str, ...]] = {}
        for at, instruction in enumerate(self._list):
            self._read(at, instruction)

    def _read(self, at: int, instruction: dis.Instruction) -> None:
        name, here = instruction.opname, instruction.offset
        if name in ("FOR_ITER", "CALL"):
            if name == "FOR_ITER" and at > 0:
                self.sites[self._list[at - 1].offset] = Site("starts", here, self._anatomy.iterated(here))
            self._read_stores(at)
        elif name == "SEND":
            self._read_delegation(at)
        elif name in _STARS:
            count = instruction.arg if name == "UNPACK_SEQUENCE" else None
            source = self._anatomy.made_before(at)
            if source is not None:
                self.sites[here] = Site("takes", here, source, count)
        elif name == "CALL_FUNCTION_EX":
            call = self._anatomy.call_site(here)
            if call.as_it_is and call.spread is not None:
                self.sites[here] = Site("takes", here, call.spread)
        elif name == "BINARY_OP" and instruction.argrepr == "+=":
            into, source = self._anatomy.pair_before(at)
            if into is not None and source is not None and source.kind != "const":
                self.sites[here] = Site("takes", here, source, None, into)

    def _read_delegation(self, at: int) -> None:
        """GET_YIELD_FROM_ITER, LOAD_CONST None, SEND, YIELD_VALUE, JUMP back to SEND, END_SEND"""
        if self._list[at - 2].opname != "GET_YIELD_FROM_ITER" or len(self._list) < at + 4:
            return
        loop = self._list[at + 1].offset
        source = self._anatomy.delegated(loop)
        self.sites[self._list[at].offset] = Site("asks", loop, source)
        if self._list[at + 3].opname == "END_SEND":
            self.sites[self._list[at + 3].offset] = Site("ended", loop, source)

    def _read_stores(self, at: int) -> None:
        wanted, after = 1, at + 1
        if after < len(self._list) and self._list[after].opname == "UNPACK_SEQUENCE":
            wanted, after = self._list[after].arg or 0, after + 1
        names: list[str] = []
        while len(names) < wanted and after < len(self._list):
            store = self._list[after]
            if store.opname == "STORE_FAST_STORE_FAST":
                names += store.argval
            elif store.opname in _STORES:
                names.append(store.argval[0] if type(store.argval) is tuple else store.argval)
            else:
                return
            after += 1
        if len(names) == wanted and after < len(self._list):
            by = self._list[at].offset
            self.names[by] = tuple(names)
            self.stored[self._list[after].offset] = Stored(by, tuple(names))
