"""Django's start-up, step by step: settings are read, then each application of INSTALLED_APPS is made, its models are imported, and its ready() is
called; then the middleware is put around the handler. Django documentation, Applications: Initialization process."""

from types import CodeType, FrameType, FunctionType
from typing import Any

from onionskin.django.registry import chosen
from onionskin.recorder import Recorder
from onionskin.slots import attributes_of, member
from onionskin.watch import Watch

#: Which steps are told, by the place of the code that is one.
_STEPS = frozenset({"settings", "config", "models", "loading"})


class DjangoStart:
    """The steps of one start-up: each is told when it begins and when it is over."""

    def __init__(self, recorder: Recorder, watch: Watch) -> None:
        self._recorder = recorder
        self._watch = watch
        #: By frame: the step that it is.
        self._under: dict[int, dict[str, Any]] = {}

    def starts(self, frame: FrameType, code: CodeType, place: str) -> None:
        """Code of Django's own begins, or an application's ready()."""
        if place in _STEPS:
            self._begin(frame, "middleware" if place == "loading" else place, _of(frame, place))
        elif code.co_name == "ready" and code.co_argcount and self._is_by_registry(frame.f_back):
            self._begin(frame, "ready", _label(frame.f_locals.get(code.co_varnames[0])))

    def _is_by_registry(self, caller: FrameType | None) -> bool:
        return caller is not None and self._watch.django.get(id(caller.f_code)) == "populate"

    def returns(self, frame: FrameType, place: str, value: Any) -> None:
        """It is over. An application that was made has a ready() of its own, perhaps."""
        self._end(frame)
        if place == "config":
            if (facts := chosen(frame, value)) is not None:
                self._watch.wires.chosen[id(value)] = facts
            if type(ready := member(type(value), "ready")) is FunctionType:
                self._watch.hook(ready.__code__)

    def unwinds(self, frame: FrameType) -> None:
        """It has come to nothing: an exception says why."""
        self._under.pop(id(frame), None)

    def _begin(self, frame: FrameType, name: str, of: str | None) -> None:
        told = self._under[id(frame)] = {"name": name, **({} if of is None else {"of": of})}
        self._recorder.log.event("phase", None, self._recorder.place(frame), **told)

    def _end(self, frame: FrameType) -> None:
        told = self._under.pop(id(frame), None)
        if told is not None:
            self._recorder.log.event("phase", None, None, **told, ends=True)
            self._recorder.begins()


def _of(frame: FrameType, place: str) -> str | None:
    here = frame.f_locals
    if place == "settings":
        return _text(here.get("settings_module"))
    if place == "config":
        return _text(here.get("entry"))
    return _label(here.get("self")) if place == "models" else None


def _label(config: Any) -> str | None:
    return _text((attributes_of(config) or {}).get("label"))


def _text(value: Any) -> str | None:
    return value if type(value) is str else None
