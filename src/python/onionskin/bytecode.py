"""Questions about code that its bytecode answers, asked once for each place in it.

Monitoring tells that a call happens but not with which arguments; the instructions right before the call say where they came from.
"""

from types import CodeType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from onionskin import private_copy
from onionskin.elder import instructions_of
from onionskin.handler_kind import HandlerKind, handler_kind

if TYPE_CHECKING:
    import dis
else:
    dis = private_copy("dis")


class Source(NamedTuple):
    """Where a value on the stack came from: a local name, a constant, a chain of attributes of a local name, or a call."""

    kind: Literal["name", "const", "chain", "call"]
    value: Any


class CallSite(NamedTuple):
    """What a call instruction takes. `method`: the attribute that is called, `owner`: whose; `glob`: the global that is called. `arguments`: the positional ones, None where
    unknown; `keywords`: those that are passed by name; `spread` and `merged`: what is passed as `*spread` (after them) and `**merged`."""

    method: str | None
    owner: Source | None
    arguments: tuple[Source | None, ...]
    keywords: tuple[tuple[str, Source | None], ...] = ()
    spread: Source | None = None
    merged: Source | None = None
    #: What is spread is passed as it is, and nothing is built of it before.
    as_it_is: bool = False
    glob: str | None = None


_NOTHING = CallSite(None, None, ())
_ONE_NAME = {"LOAD_FAST", "LOAD_FAST_BORROW", "LOAD_FAST_CHECK", "LOAD_DEREF", "LOAD_NAME", "LOAD_GLOBAL", "LOAD_FAST_AND_CLEAR"}
_TWO_NAMES = {"LOAD_FAST_LOAD_FAST", "LOAD_FAST_BORROW_LOAD_FAST_BORROW"}
_CONSTANTS = {"LOAD_CONST", "LOAD_SMALL_INT", "LOAD_CONST_IMMORTAL", "LOAD_CONST_MORTAL"}
_NO_MATTER = {"NOP", "CACHE", "EXTENDED_ARG", "PUSH_NULL", "NOT_TAKEN", "RESUME"}
#: What stands between GET_ITER and the loop of a comprehension.
BEFORE_LOOP = {"LOAD_FAST_AND_CLEAR", "SWAP", "BUILD_LIST", "BUILD_SET", "BUILD_MAP", "COPY", "MAKE_CELL"}
_FOR_THE_END = {"close", "__exit__", "_exit_wrapper"}
_LOOPS = frozenset(
    dis.opmap[name]
    for name in ("FOR_ITER", "SEND", "LIST_EXTEND", "SET_UPDATE", "UNPACK_SEQUENCE", "UNPACK_EX", "CALL_FUNCTION_EX")
)
_ADDS_TO = bytes((dis.opmap["BINARY_OP"], next(at for at, (name, _) in enumerate(dis._nb_ops) if name == "NB_INPLACE_ADD")))


def has_loop(code: CodeType) -> bool:
    """Whether there may be a `for`, or something else that takes items, in it."""
    return not _LOOPS.isdisjoint(code.co_code[::2]) or _ADDS_TO in code.co_code


def may_close(code: CodeType) -> bool:
    """Whether it may call a close(): by that name, or because it runs what was left with it for the end (contextlib's ExitStack)."""
    return "close" in code.co_names or "close" in code.co_consts or code.co_name in _FOR_THE_END


class Anatomy:
    """One code object, taken apart when it is first asked about. It holds the code, so its id() stays its own."""

    def __init__(self, code: CodeType) -> None:
        self.code = code
        self._instructions: list[dis.Instruction] | None = None
        self._index: dict[int, int] = {}
        self._sites: dict[int, CallSite] = {}
        self._handlers: dict[int, HandlerKind] = {}
        self._sources: dict[int, Source | None] = {}

    def call_site(self, offset: int) -> CallSite:
        """What the call at `offset` takes."""
        site = self._sites.get(offset)
        if site is None:
            site = self._sites[offset] = self._read_call(offset)
        return site

    def opname(self, offset: int) -> str:
        """The instruction at `offset`."""
        self._open()
        at = self._index.get(offset)
        return "" if at is None else self._list[at].opname

    def head_of(self, offset: int) -> int:
        """The FOR_ITER of a loop whose end is told at `offset`: there, or (where instructions are watched as well) at the POP_ITER of its end."""
        self._open()
        at = self._index.get(offset)
        if at is None or self._list[at].opname != "POP_ITER":
            return offset
        end = self._list[at - 1].offset
        return next((i.offset for i in self._list if i.opname == "FOR_ITER" and i.jump_target == end), offset)

    def end_of(self, offset: int) -> int | None:
        """Where the loop whose FOR_ITER is at `offset` goes on when there are no more items; None: no loop is there."""
        self._open()
        at = self._index.get(offset)
        return None if at is None or self._list[at].opname != "FOR_ITER" else self._list[at].jump_target

    def loop_line(self) -> int | None:
        """The line of the only `for` loop."""
        self._open()
        return next((i.line_number for i in self._list if i.opname == "FOR_ITER"), None)

    def iterated(self, offset: int) -> Source | None:
        """What the loop whose FOR_ITER is at `offset` iterates over."""
        self._open()
        at = self._index[offset] - 1
        while at > 0 and self._list[at].opname in BEFORE_LOOP:  # a comprehension clears its own names first
            at -= 1
        if self._list[at].opname == "GET_ITER":
            return self._source(at)
        generator = self._list[at].opname in _ONE_NAME and self._list[at].argval == ".0"
        return Source("name", ".0") if generator else None

    def instructions(self) -> list[dis.Instruction]:
        """All that do something, in order."""
        self._open()
        return self._list

    def made_before(self, at: int) -> Source | None:
        """The value that instruction number `at` finds on top of the stack."""
        return self._read_one(at)[1] if at > 0 and not self._list[at].is_jump_target else None

    def pair_before(self, at: int) -> tuple[Source | None, Source | None]:
        """The two values that instruction number `at` finds on top of the stack."""
        values = self._read_values(at, 2)[1]
        return (values[-2], values[-1]) if len(values) == 2 else (None, None)

    def delegated(self, offset: int) -> Source | None:
        """Of a `yield from` that yields at `offset`: over what. None: it is an ordinary yield."""
        self._open()
        at = self._index.get(offset)
        if at is None or at < 3 or self._list[at].opname != "YIELD_VALUE" or self._list[at - 1].opname != "SEND":
            return None
        # GET_YIELD_FROM_ITER, LOAD_CONST None, SEND, YIELD_VALUE
        return self._source(at - 3) if self._list[at - 3].opname == "GET_YIELD_FROM_ITER" else None

    def _source(self, at: int) -> Source | None:
        source = self._sources.get(at)
        if source is None:
            source = self._sources[at] = self._read_one(at)[1]
        return source

    def handler(self, offset: int) -> HandlerKind:
        """What begins at `offset`: an except clause, one that raises again in any case, or a finally, a with, a clean-up."""
        kind = self._handlers.get(offset)
        if kind is None:
            self._open()
            kind = self._handlers[offset] = handler_kind(self._list, self._index, offset)
        return kind

    def handler_line(self, offset: int) -> int | None:
        """The line of the handler that begins at `offset`."""
        self._open()
        at = self._index.get(offset)
        return None if at is None else next((i.line_number for i in self._list[at:] if i.line_number is not None), None)

    @property
    def _list(self) -> list[dis.Instruction]:
        assert self._instructions is not None
        return self._instructions

    def _open(self) -> None:
        if self._instructions is None:
            self._instructions = [i for i in instructions_of(self.code) if i.opname not in _NO_MATTER]
            self._index = {i.offset: at for at, i in enumerate(self._instructions)}

    def _read_call(self, offset: int) -> CallSite:
        self._open()
        at = self._index.get(offset)
        if at is None or self._list[at].is_jump_target:
            return _NOTHING
        match self._list[at].opname:
            case "CALL":
                return self._read_plain(at)
            case "CALL_KW":
                return self._read_named(at)
            case "CALL_FUNCTION_EX":
                return self._read_spread(at)
        return _NOTHING

    def _read_plain(self, at: int) -> CallSite:
        if self._list[at - 1].opname == "KW_NAMES":  # 3.12
            return self._read_named(at)
        wanted = self._list[at].arg or 0
        before, arguments = self._read_values(at, wanted)
        if before is None or len(arguments) > wanted:
            return CallSite(None, None, tuple(arguments))
        called = self._list[before - 1] if before > 0 else None
        if called is None or called.opname != "LOAD_ATTR":
            glob = called.argval if called is not None and called.opname == "LOAD_GLOBAL" else None
            return CallSite(None, None, tuple(arguments), glob=glob)
        _, owner = self._read_back(before - 1) if before > 1 else (None, [None])
        return CallSite(str(called.argval), owner[-1] if owner else None, tuple(arguments))

    def _read_named(self, at: int) -> CallSite:
        """f(a, name=b): the values, and on top of them a tuple of the names."""
        names = self._list[at - 1].argval
        wanted = self._list[at].arg or 0
        _, values = self._read_values(at - 1, wanted)
        if type(names) is not tuple or len(values) > wanted:
            return _NOTHING
        first = wanted - len(names)
        return CallSite(None, None, tuple(values[:first]), tuple(zip(names, values[first:], strict=True)))

    def _read_spread(self, at: int) -> CallSite:
        """f(a, *b, name=c, **d): a tuple, which may have to be made first, and on top of it perhaps a dict."""
        before: int | None = at
        keywords: tuple[tuple[str, Source | None], ...] = ()
        merged = spread = None
        if self._list[at - 1].opname == "DICT_MERGE":
            before, merged = self._read_one(at - 1)
        if before is not None and (made := self._list[before - 1]).opname == "BUILD_MAP":
            before, pairs = self._read_values(before - 1, 2 * (made.arg or 0))
            keywords = tuple((key.value if key else "", value) for key, value in zip(pairs[::2], pairs[1::2], strict=True))
        if before is not None and self._list[before - 1].opname == "CALL_INTRINSIC_1":
            before, spread = self._read_one(before - 2)
        elif before is not None and self._list[before - 1].opname != "BUILD_TUPLE":
            before, spread = self._read_one(before)
            return CallSite(None, None, (), keywords, spread, merged, as_it_is=True)
        if before is None or (made := self._list[before - 1]).opname not in ("BUILD_LIST", "BUILD_TUPLE"):
            return _NOTHING
        _, arguments = self._read_values(before - 1, made.arg or 0)
        return CallSite(None, None, tuple(arguments), keywords, spread, merged)

    def _read_one(self, before: int) -> tuple[int | None, Source | None]:
        before_it, values = self._read_values(before, 1)
        return (before_it, values[-1]) if len(values) == 1 else (None, values[-1])

    def _read_values(self, before: int | None, wanted: int) -> tuple[int | None, list[Source | None]]:
        """The `wanted` values that lie on the stack before index `before`."""
        values: list[Source | None] = []
        while len(values) < wanted:
            if before is None:
                values.insert(0, None)
                continue
            before, sources = self._read_back(before)
            values[0:0] = sources
        return before, values

    def _read_back(self, before: int) -> tuple[Any, list[Source | None]]:
        """The value(s) that the instruction before index `before` leaves on the stack, and the index where its making began (None: not known)."""
        if before <= 0:
            return None, [None]
        made = self._list[before - 1]
        if made.is_jump_target and made.opname not in _ONE_NAME | _CONSTANTS:
            return None, [None]
        if made.opname in _ONE_NAME:
            return before - 1, [Source("name", made.argval)]
        if made.opname in _TWO_NAMES:
            return before - 1, [Source("name", name) for name in made.argval]
        if made.opname in _CONSTANTS:
            return before - 1, [Source("const", made.argval)]
        if made.opname == "LOAD_ATTR":
            start, owner = self._read_back(before - 1)
            first = owner[-1] if owner else None
            if first is None or first.kind not in ("name", "chain"):
                return None, [None]
            path = (first.value,) if first.kind == "name" else first.value
            # One instruction may have loaded two names, of which the attribute is the last one's.
            return start, [*owner[:-1], Source("chain", (*path, made.argval))]
        if made.opname == "CALL_KW" or (made.opname == "CALL" and self._list[before - 2].opname == "KW_NAMES"):
            return None, [Source("call", made.offset)]
        if made.opname == "CALL":
            start, values = self._read_values(before - 1, made.arg or 0)
            if start is not None and len(values) == (made.arg or 0):
                start, _ = self._read_back(start)  # what is called
            return start, [Source("call", made.offset)]
        if made.opname in ("BUILD_LIST", "BUILD_TUPLE"):
            return self._read_values(before - 1, made.arg or 0)[0], [None]
        return None, [None]
