"""Who is connected to which signal: each connection has a number, which it keeps as long as its process lives.

Signal.connect is looked at when it gives control back, and the signals' own lists of receivers when all of them are told (`tell`). A receiver
that is only weakly connected is asked for no longer than it is looked at.
"""

import sys
import weakref
from types import FrameType, FunctionType, MethodType
from typing import Any

from onionskin.django.places import is_django
from onionskin.django.registry import class_place, plain
from onionskin.lines import def_line
from onionskin.log import Place
from onionskin.recorder import Recorder
from onionskin.slots import attributes_of, mro_of, name_of

#: Where Django's own signals are named.
_NAMED_IN = (
    "django.core.signals",
    "django.db.models.signals",
    "django.db.backends.signals",
    "django.contrib.auth.signals",
    "django.test.signals",
)
_DISPATCHER = "django.dispatch.dispatcher"
#: What lies between who connects and Signal.connect: a decorator; of signals of models, what waits for a sender that is only named.
_BETWEEN = frozenset({_DISPATCHER, "django.db.models.signals"})
_LAZY = frozenset({"lazy_model_operation", "apply_next_model"})
_HIDDEN = frozenset({weakref.ref, weakref.WeakMethod})
#: Signals that are told, and connections of each.
_SIGNALS, _WIRES = 60, 100


class Wires:
    """The connections of one process."""

    def __init__(self) -> None:
        #: By signal and key: its number, and whom it is to, as far as that is known.
        self._known: dict[tuple[int, Any], dict[str, Any]] = {}
        self._numbers: dict[int, int] = {}
        self._count = 0
        #: By frame of a connect that is under way, the keys there were before.
        self._before: dict[int, list[Any]] = {}
        #: Connections that were lost because nobody kept the receiver, by signal.
        self._lost: list[tuple[int, dict[str, Any]]] = []
        self._names: dict[int, str] = {}
        self._taken: set[str] = set()
        #: Why the class of each application of the registry was chosen, by its id() (registry.py).
        self.chosen: dict[int, dict[str, Any]] = {}
        #: Something was connected or disconnected since all of them were told.
        self.moved = False

    def connects(self, frame: FrameType) -> None:
        """Signal.connect begins: who is connected before?"""
        listing = listed(frame.f_locals.get("self"))
        self._before[id(frame)] = [_safe(key) for key, held, *_ in listing if alive(held) is not None]

    def forget(self, frame: FrameType) -> None:
        """It came to nothing."""
        self._before.pop(id(frame), None)

    def connected(self, recorder: Recorder, frame: FrameType) -> None:
        """Signal.connect is about to return."""
        before = self._before.pop(id(frame), [])
        here = frame.f_locals
        signal, key, held = here.get("self"), here.get("lookup_key"), here.get("receiver")
        if key is None:
            return
        own = (id(signal), _safe(key))
        new = own[1] not in before
        facts = self._describe(recorder, held, here.get("sender"), here.get("dispatch_uid"))
        if new and own in self._known:  # one that is gone had the same address
            self._lost.append((own[0], self._known[own]))
        if new or own not in self._known:
            self._known[own] = {"wire": self._new(), **facts}
        place, by = _caller(recorder, frame)
        told = {**facts, "wire": self._known[own]["wire"], **({} if new else {"again": True}), **by}
        self.moved = True
        recorder.log.event("connect", recorder.span, place, signal=self.name(recorder, signal), **told)

    def disconnected(self, recorder: Recorder, frame: FrameType, done: Any) -> None:
        """Signal.disconnect is about to return, and says whether there was such a connection."""
        here = frame.f_locals
        signal, key = here.get("self"), here.get("lookup_key")
        known = self._known.pop((id(signal), _safe(key)), None) if done is True else None
        facts = known or self._describe(recorder, here.get("receiver"), here.get("sender"), here.get("dispatch_uid"))
        place, by = _caller(recorder, frame)
        self.moved = True
        gone = {**facts, **by, "off": True, **({} if done is True else {"again": True})}
        recorder.log.event("connect", recorder.span, place, signal=self.name(recorder, signal), **gone)

    def tell(self, recorder: Recorder, span: int | None = None) -> None:
        """All connections as they are now."""
        self.moved = False
        signals = [(signal, self._wires(recorder, signal)) for signal in self._signals(recorder)[:_SIGNALS]]
        told = [{"name": self.name(recorder, signal), "wires": wires[:_WIRES]} for signal, wires in signals if wires]
        if told:
            recorder.log.event("wiring", span, None, signals=told)

    def _wires(self, recorder: Recorder, signal: Any) -> list[dict[str, Any]]:
        told = []
        for key, held, *_ in listed(signal):
            own = (id(signal), _safe(key))
            known = self._known.get(own)
            if known is None:  # connected before anything was recorded, when Django was imported
                uid, sender = key if type(key) is tuple and len(key) == 2 else (None, id(None))
                facts = self._describe(recorder, held, None, uid if type(uid) is str else None)
                known = self._known[own] = {"wire": self._new(), **facts, **({} if sender == id(None) else {"sender": "?"})}
            told.append({**known, **({"dead": True} if alive(held) is None else {})})
        there = {known["wire"] for known in told}
        # The list forgets those that died when it is looked through the next time.
        lost = [known for (at, _), known in self._known.items() if at == id(signal) and known["wire"] not in there]
        lost += [known for at, known in self._lost if at == id(signal)]
        return told + [{**known, "dead": True} for known in lost]

    def _describe(self, recorder: Recorder, held: Any, sender: Any, uid: Any) -> dict[str, Any]:
        """What is connected, for whom."""
        weak = type(held) in _HIDDEN
        receiver = alive(held)
        facts = describe(recorder, receiver) if receiver is not None else {"receiver": "", "place": None}
        own = receiver.__func__ if type(receiver) is MethodType else receiver
        facts["def"] = facts.pop("place")
        facts["of"] = self._number(own)
        if type(receiver) is MethodType:
            facts["bound"] = self._number(receiver.__self__)
        if uid is not None:
            facts["uid"] = recorder.previews.value(uid)["text"]
        return {**facts, "sender": sender_name(sender), "weak": weak}

    def known(self, signal: Any, key: Any) -> dict[str, Any] | None:
        """What was told of a connection whose receiver is gone."""
        facts = self._known.get((id(signal), _safe(key)))
        return None if facts is None else {name: facts[name] for name in ("receiver", "def") if facts[name] is not None}

    def _new(self) -> int:
        self._count += 1
        return self._count

    def _number(self, value: Any) -> int:
        """The same for the same object, among those that are alive."""
        return self._numbers.setdefault(id(value), len(self._numbers) + 1)

    def _signals(self, recorder: Recorder) -> list[Any]:
        """Those that modules name, and those that something was connected to."""
        found: dict[int, Any] = {}
        kind = _kind()
        if kind is None:
            return []
        for name, module in list(sys.modules.items()):
            own = vars(module) if type(module) is type(sys) else {}
            if name in _NAMED_IN or name.endswith("signals") or recorder.relative(str(own.get("__file__"))) is not None:
                for value in list(own.values()):
                    if kind in mro_of(type(value)):
                        found.setdefault(id(value), value)
        return list(found.values())

    def name(self, recorder: Recorder, signal: Any) -> str:
        """A signal has no name of its own: it is called as the module calls it that has it."""
        known: tuple[str, str] | None = None
        if id(signal) not in self._names:
            for name, module in list(sys.modules.items()):
                own = vars(module) if type(module) is type(sys) else {}
                if name in _NAMED_IN or recorder.relative(str(own.get("__file__"))) is not None:
                    found = next((word for word, value in list(own.items()) if value is signal), None)
                    if found is not None:
                        known = (found, name)
                        break
            name, module = known or (name_of(type(signal)), "")
            if name in self._taken:  # of another one
                name = f"{module}.{name}" if module else f"{name} #{len(self._taken) + 1}"
            self._taken.add(name)
            self._names[id(signal)] = name
        return self._names[id(signal)]


def _kind() -> type | None:
    module = sys.modules.get(_DISPATCHER)
    kind = vars(module).get("Signal") if module is not None else None
    return kind if isinstance(kind, type) else None


def listed(signal: Any) -> list[Any]:
    """Its own list: of each connection (key, receiver or a weak reference to it, …)."""
    listed = (attributes_of(signal) or {}).get("receivers")
    return [entry for entry in listed if type(entry) is tuple and len(entry) >= 2] if type(listed) is list else []


def _safe(key: Any) -> Any:
    """A key of Django's, (what, sender), of which no part is hashed by the program: a dispatch_uid may be anything."""
    if type(key) is not tuple or len(key) != 2:
        return id(key)
    what, sender = key
    own = (
        what
        if type(what) in (str, int) or (type(what) is tuple and all(type(part) is int for part in what))
        else ("at", id(what))
    )
    return own, sender


def alive(held: Any) -> Any:
    """The receiver; None: only a weak reference was kept, and it is gone."""
    return held() if type(held) in _HIDDEN else held


def described(recorder: Recorder, receiver: Any) -> dict[str, Any]:
    """What is said of one that is called."""
    facts = describe(recorder, receiver)
    place = facts.pop("place")
    return {"receiver": facts["receiver"], **({} if place is None else {"def": place})}


def describe(recorder: Recorder, receiver: Any) -> dict[str, Any]:
    """A receiver: what it is called, where it is written, and in which module."""
    own = receiver.__func__ if type(receiver) is MethodType else receiver
    if type(own) is FunctionType:
        file = recorder.relative(own.__code__.co_filename)
        place = None if file is None else {"file": file, "line": def_line(own.__code__)}
        return {"receiver": own.__qualname__, "module": plain(own.__module__), "place": place}
    kind = type(own)
    module = type.__dict__["__dict__"].__get__(kind).get("__module__")
    return {"receiver": name_of(kind), "module": plain(module), "place": class_place(recorder, kind)}


def is_djangos(receiver: Any) -> bool:
    """Whether it is a function of Django's own."""
    own = receiver.__func__ if type(receiver) is MethodType else receiver
    return type(own) is FunctionType and is_django(own.__code__)


def sender_name(sender: Any) -> str | None:
    """The class, or the name of an object's class; None: anybody."""
    return name_of(sender) if isinstance(sender, type) else None if sender is None else name_of(type(sender))


def _caller(recorder: Recorder, frame: FrameType) -> tuple[Place, dict[str, str]]:
    """Who connects: the line of the user's, or the name of another module."""
    at = frame.f_back
    while at is not None and (at.f_globals.get("__name__") in _BETWEEN or at.f_code.co_name in _LAZY):
        at = at.f_back
    if at is None:
        return None, {}
    file = recorder.relative(at.f_code.co_filename)
    if file is not None:
        return {"file": file, "line": at.f_lineno or at.f_code.co_firstlineno}, {}
    return None, {"from": plain(at.f_globals.get("__name__"))}
