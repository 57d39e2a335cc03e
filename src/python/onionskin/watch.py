"""sys.monitoring: which code is watched, for which events. What the events mean is in steps.py.

PY_START is on everywhere and switched off, code by code, where nothing can be learned. Everything else but exceptions (which exist
only globally) is on for single code objects: the user's own, layers, bodies, replaced start_response callables, the server's probes.
"""

import inspect
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

from onionskin.bytecode import Anatomy, has_loop, may_close
from onionskin.naming import may_be_layer
from onionskin.servers.server import Server

_MON = sys.monitoring
_EVENTS = _MON.events
_TOOL = 4
_NAME = "onionskin"
_OURS = str(Path(__file__).parent)
_GLOBAL = _EVENTS.PY_START | _EVENTS.PY_UNWIND | _EVENTS.PY_THROW | _EVENTS.RERAISE | _EVENTS.EXCEPTION_HANDLED
_LOCAL = _EVENTS.PY_START | _EVENTS.PY_RETURN | _EVENTS.PY_YIELD | _EVENTS.PY_RESUME | _EVENTS.CALL
#: The events of the user's own code.
_USERS = _LOCAL | _EVENTS.LINE
#: Of code with a `for` in it as well.
_FOR = _EVENTS.BRANCH_LEFT | _EVENTS.BRANCH_RIGHT | _EVENTS.JUMP
_LOOP = _EVENTS.PY_START | _EVENTS.LINE | _EVENTS.BRANCH_RIGHT | _EVENTS.CALL


@dataclass
class Role:
    """Why a code object is watched."""

    anatomy: Anatomy
    #: The user's file it is from, as they know it.
    file: str | None
    #: It takes arguments like an application object.
    candidate: bool
    #: It makes a generator when it is called.
    generator: bool
    #: It belongs to the server.
    server: bool
    #: It steps through a body, closes one, or is a start_response.
    watched: bool = False
    #: How often it looked like an application and was none.
    misses: int = 0


class Watch:
    """The one user of our tool id. `steps` maps names of monitoring events to what is done about them."""

    def __init__(self, server: type[Server], relative: Callable[[str], str | None]) -> None:
        self._server = server
        probes = server.probes
        self._probed = {probes.start_response, probes.write} | probes.calls | probes.loops | probes.closes | probes.catches
        self._probed |= probes.error_pages | probes.reads
        self._relative = relative
        self._roles: dict[int, Role] = {}
        self._dismissed: set[int] = set()
        self._kept: list[CodeType] = []
        #: Code of frameworks and of the standard library that may close a body on behalf of a layer.
        self._closers: dict[int, Anatomy] = {}
        self._hooked: list[str] = []
        self._active = False
        self._intact = True
        #: Some places were switched off for the rest of this recording.
        self.has_left_alone = False
        #: Codes with local events on.
        self._local: list[CodeType] = []

    def begin(self, steps: dict[str, Callable[..., Any]]) -> None:
        """Take the tool id and switch on."""
        if _MON.get_tool(_TOOL) not in (None, _NAME):
            raise RuntimeError("Another program in this process already uses the recorder's monitoring tool id.")
        if _MON.get_tool(_TOOL) is None:
            _MON.use_tool_id(_TOOL, _NAME)
            self._forget()
        self._hooked = list(steps)
        for name, step in steps.items():
            _MON.register_callback(_TOOL, getattr(_EVENTS, name), step)
        probes = self._server.probes
        for code in probes.loops:
            self._set(code, _LOOP)
        for code in (probes.calls | probes.closes) - probes.loops:
            self._set(code, _EVENTS.PY_START | _EVENTS.CALL)
        for code in {probes.start_response, *probes.reads}:
            self._set(code, _EVENTS.PY_START | _EVENTS.PY_RETURN)
        for code in {probes.write, *probes.error_pages}:
            self._set(code, _EVENTS.PY_START)
        self._active = True
        self._intact = True
        _MON.set_events(_TOOL, _GLOBAL)

    def end(self) -> bool:
        """Switch off. False when somebody took our tool id meanwhile, so that the recording has holes."""
        if self._active:
            self._active = False
            self._intact = _MON.get_tool(_TOOL) == _NAME and _MON.get_events(_TOOL) == _GLOBAL
            if _MON.get_tool(_TOOL) == _NAME:
                _MON.set_events(_TOOL, 0)
                self._unhook()
                if self.has_left_alone:
                    self.restart()
        return self._intact

    def release(self) -> None:
        """Leave no trace in the program: nothing is recorded any more."""
        self._active = False
        if _MON.get_tool(_TOOL) == _NAME:
            _MON.set_events(_TOOL, 0)
            self._forget()
            self._unhook()
            _MON.free_tool_id(_TOOL)

    def role(self, code: CodeType) -> Role | None:
        """Why `code` is watched; None: it isn't, and its PY_START may be switched off."""
        role = self._roles.get(id(code))
        if role is None:
            if id(code) in self._dismissed:
                return None
            role = self._classify(code)
            if role is None:
                self._dismissed.add(id(code))
                self._kept.append(code)
        return role

    def closer(self, code: CodeType) -> Anatomy | None:
        """Code of which nothing but its calls of close() is of interest."""
        anatomy = self._closers.get(id(code))
        if anatomy is None:
            return None
        role = self._roles.get(id(code))
        return anatomy if role is None or not role.watched else None

    def watch(self, code: CodeType) -> None:
        """From now on every step of `code` is of interest."""
        role = self._roles.get(id(code))
        if role is None:
            role = self._roles[id(code)] = self._make(code)
            if id(code) in self._dismissed:
                self._dismissed.discard(id(code))
                _MON.restart_events()
            if role.file is not None:
                self._set(code, _USERS)
        if not role.watched and not role.server:
            role.watched = True
            if role.file is None:
                self._set(code, _LOCAL)
            if self.has_left_alone:
                self.restart()

    def is_server(self, code: CodeType) -> bool:
        """Whether it is the server's own code."""
        role = self._roles.get(id(code))
        return self._server.owns(code) if role is None else role.server

    def restart(self) -> None:
        """Places that were switched off within a recording come back."""
        self.has_left_alone = False
        _MON.restart_events()

    def _classify(self, code: CodeType) -> Role | None:
        if code.co_filename.startswith(_OURS) and not self._server.owns(code):
            return None
        role = self._make(code)
        if role.server:
            if code not in self._probed:
                return None
        elif role.file is not None:
            self._set(code, _USERS)
        else:
            if may_close(code):
                self._closers[id(code)] = role.anatomy
                self._set(code, _EVENTS.PY_START | _EVENTS.CALL)
            if not role.candidate:
                return None
        self._roles[id(code)] = role
        return role

    def _make(self, code: CodeType) -> Role:
        server = self._server.owns(code)
        generator = bool(code.co_flags & inspect.CO_GENERATOR)
        return Role(Anatomy(code), self._relative(code.co_filename), may_be_layer(code) and not server, generator, server)

    def _set(self, code: CodeType, events: int) -> None:
        if events in (_USERS, _LOCAL) and has_loop(code):
            events |= _FOR
        _MON.set_local_events(_TOOL, code, events)
        self._local.append(code)

    def _unhook(self) -> None:
        """Callbacks hold their recording, and it holds what the program gave: let go of it."""
        for name in self._hooked:
            _MON.register_callback(_TOOL, getattr(_EVENTS, name), None)
        self._hooked.clear()

    def _forget(self) -> None:
        for code in self._local:
            _MON.set_local_events(_TOOL, code, 0)
        self._local.clear()
        self._roles.clear()
        self._closers.clear()
        self._dismissed.clear()
        self._kept.clear()
        _MON.restart_events()
