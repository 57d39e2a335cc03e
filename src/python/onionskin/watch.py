"""sys.monitoring: which code is watched, for which events. What the events mean is in steps.py.

PY_START is on everywhere and switched off, code by code, where nothing can be learned. Everything else but exceptions (which exist
only globally) is on for single code objects: the user's own, layers, bodies, replaced start_response callables, the server's probes.
"""

import inspect
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import CodeType
from typing import Any

from onionskin.budgets import DULL_MISSES
from onionskin.bytecode import Anatomy, has_loop, may_close
from onionskin.django import places
from onionskin.django.layers import DjangoLayer
from onionskin.django.wires import Wires
from onionskin.elder import BRANCHES, ENDS, clear_tool
from onionskin.headroom import lookout_of
from onionskin.naming import may_be_layer
from onionskin.role import Role
from onionskin.servers.server import Server

_MON = sys.monitoring
_EVENTS = _MON.events
_TOOL = 4
_NAME = "onionskin"
_OURS = str(Path(__file__).parent)
_GLOBAL = _EVENTS.PY_START | _EVENTS.PY_UNWIND | _EVENTS.PY_THROW | _EVENTS.RERAISE | _EVENTS.EXCEPTION_HANDLED
_LOCAL = _EVENTS.PY_START | _EVENTS.PY_RETURN | _EVENTS.PY_YIELD | _EVENTS.PY_RESUME | _EVENTS.CALL
_HOOKED = _EVENTS.PY_START | _EVENTS.PY_RETURN  # of code in Django's stack
#: What stays on everywhere while there is no room for callbacks.
_SILENT = _EVENTS.PY_UNWIND
#: The events of the user's own code.
_USERS = _LOCAL | _EVENTS.LINE
#: Of code of frameworks and of the standard library, when that is asked for.
_FOLDED = _EVENTS.PY_START | _EVENTS.PY_RETURN | _EVENTS.PY_YIELD | _EVENTS.PY_RESUME | _EVENTS.LINE
#: Of code with a `for` or a star in it as well. INSTRUCTION is switched off at once for every instruction but a few.
_FOR = BRANCHES | _EVENTS.JUMP | _EVENTS.INSTRUCTION
_LOOP = _EVENTS.PY_START | _EVENTS.LINE | ENDS | _EVENTS.CALL


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
        #: Code of frameworks and of the standard library that may close a body on behalf of a layer, by its id().
        self.closers: dict[int, Anatomy] = {}
        self._hooked: list[tuple[int, Callable[..., Any]]] = []
        self._active = self._has_begun = False
        #: All code of frameworks and of the standard library is of interest in what is recorded next.
        self.unfolds = self._unfolded = False
        #: There is no room on the stack for callbacks: see headroom.py.
        self.is_silent, self._intact = False, True
        #: Some places were switched off for the rest of this recording.
        self.has_left_alone = False
        #: Code in which lines were switched off, by its id(); and codes with local events on.
        self._lineless: dict[int, CodeType] = {}
        self._local: list[CodeType] = []
        #: What code is in Django's stack, by its id(): a place of Django's own (places.py), or "own": a layer or a hook.
        self.django: dict[int, str] = {}
        #: The entries of settings.MIDDLEWARE, and what was made of them (None: not used), as they were when the handler was made. What
        #: MiddlewareNotUsed said; and their layers, by id().
        self.middleware: dict[str, Any] = {}
        self.unused: dict[str, str] = {}
        self.wires = Wires()
        self.learned: dict[int, DjangoLayer] = {}

    def begin(self, steps: dict[str, Callable[..., Any]]) -> None:
        """Take the tool id and switch on."""
        if _MON.get_tool(_TOOL) not in (None, _NAME):
            raise RuntimeError("Another program in this process already uses the recorder's monitoring tool id.")
        if _MON.get_tool(_TOOL) is None:
            _MON.use_tool_id(_TOOL, _NAME)
            self._forget()
        elif not self._has_begun:  # what another process in this interpreter watched
            clear_tool(_TOOL, _NAME)
        elif self._unfolded != self.unfolds:
            self._forget()
        self._has_begun, self._unfolded = True, self.unfolds
        self._hooked = [(getattr(_EVENTS, name), step) for name, step in steps.items()]
        for event, step in self._hooked:
            _MON.register_callback(_TOOL, event, step)
        probes = self._server.probes
        for code in probes.loops:
            self._set(code, _LOOP)
        for code in (probes.calls | probes.closes) - probes.loops:
            self._set(code, _EVENTS.PY_START | _EVENTS.CALL)
        for code in {probes.start_response, *probes.reads}:
            self._set(code, _EVENTS.PY_START | _EVENTS.PY_RETURN)
        for code in {probes.write, *probes.error_pages}:
            self._set(code, _EVENTS.PY_START)
        self._active, self.is_silent, self._intact = True, False, True
        _MON.set_events(_TOOL, _GLOBAL)

    def end(self) -> bool:
        """Switch off. False when somebody took our tool id meanwhile, so that the recording has holes."""
        if self._active:
            self._active = False
            events = _SILENT if self.is_silent else _GLOBAL
            self._intact = _MON.get_tool(_TOOL) == _NAME and _MON.get_events(_TOOL) == events
            if _MON.get_tool(_TOOL) == _NAME:
                _MON.set_events(_TOOL, 0)
                self._intact = self._unhook() and self._intact
                if self.has_left_alone:
                    self.restart()
                self._see_lines()
        return self._intact

    def hushes(self) -> list[Callable[[], Any]]:
        """What to call, one by one, so that the Lookout takes the place of all callbacks. All in C: there is no frame to be had."""
        hook = _MON.register_callback
        return [
            partial(_MON.set_events, _TOOL, _SILENT),
            *(partial(hook, _TOOL, event, lookout_of(event)) for event, _ in self._hooked),
        ]

    def speak(self) -> None:
        """The callbacks are back."""
        if self._active and self.is_silent and _MON.get_tool(_TOOL) == _NAME:
            self.is_silent = False
            for event, step in self._hooked:
                _MON.register_callback(_TOOL, event, step)
            _MON.set_events(_TOOL, _GLOBAL)

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
                self._dismiss(code)
        return role

    def misses(self, code: CodeType, role: Role) -> bool:
        """It looked like an application and was none. Whether it never will be: around Django libraries call so much with two arguments that
        what was called so often, for something else each time, is left alone."""
        role.misses += 1
        if role.file is not None or role.misses < DULL_MISSES or not self.django or role.watched or id(code) in self.django:
            return False
        del self._roles[id(code)]
        self._dismiss(code)
        return True

    def _dismiss(self, code: CodeType) -> None:
        self._dismissed.add(id(code))
        self._kept.append(code)

    def closer(self, code: CodeType) -> Anatomy | None:
        """Code of which nothing but its calls of close() is of interest."""
        anatomy = self.closers.get(id(code))
        if anatomy is None:
            return None
        role = self._roles.get(id(code))
        return anatomy if role is None or not role.watched else None

    def watch(self, code: CodeType) -> None:
        """From now on every step of `code` is of interest."""
        role = self._roles.get(id(code))
        if role is None:
            role = self._take_up(code)
            if role.file is not None:
                self._set(code, _USERS)
        if not role.watched and not role.server:
            role.watched = True
            if role.file is None:
                self._set(code, _USERS if self._unfolded else _LOCAL)
            if self.has_left_alone:
                self.restart()

    def _take_up(self, code: CodeType) -> Role:
        if id(code) in self._dismissed:
            self._dismissed.discard(id(code))
            _MON.restart_events()
        return self._roles.setdefault(id(code), self._make(code))

    def hook(self, code: CodeType) -> None:
        """From now on it is told when `code`, which is in Django's stack, begins and returns."""
        if id(code) in self.django:
            return
        self.django[id(code)] = places.place_of(code) or "own"
        role = self._roles.get(id(code))
        folded = _HOOKED | (_FOLDED if self._unfolded else 0)
        if role is None:
            role = self._take_up(code)
            self._set(code, _USERS if role.file is not None else folded)
        elif role.file is None and not role.watched:
            self._set(code, folded)
        if self.has_left_alone:
            self.restart()

    def is_server(self, code: CodeType) -> bool:
        """Whether it is the server's own code."""
        role = self._roles.get(id(code))
        return self._server.owns(code) if role is None else role.server

    def restart(self) -> None:
        """Places that were switched off within a recording come back: all there are, so that all code has to be dismissed anew."""
        self.has_left_alone = False
        _MON.restart_events()

    def leaves_lines(self, code: CodeType) -> Any:
        """What the callback of a line gives that need not be told again in this recording."""
        self._lineless[id(code)] = code
        return _MON.DISABLE

    def _see_lines(self) -> None:
        """Such lines come back: for code by code, that costs less than to restart."""
        for code in self._lineless.values():
            events = _MON.get_local_events(_TOOL, code)
            _MON.set_local_events(_TOOL, code, events & ~_EVENTS.LINE)
            _MON.set_local_events(_TOOL, code, events)
        self._lineless.clear()

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
            events = _FOLDED if self._unfolded else 0
            if places.is_django(code):
                events |= self._djangos(code, role)
            if may_close(code):
                self.closers[id(code)] = role.anatomy
                events |= _EVENTS.PY_START | _EVENTS.CALL
            if events:
                self._set(code, events)
            if not role.candidate and not self._unfolded and id(code) not in self.django:
                return None
        self._roles[id(code)] = role
        return role

    def _djangos(self, code: CodeType, role: Role) -> int:
        role.candidate = role.candidate and places.may_serve(code)
        place = places.place_of(code)
        if place is None:
            return 0
        self.django[id(code)] = place
        return _HOOKED | (_EVENTS.CALL if place == "core" else 0)

    def _make(self, code: CodeType) -> Role:
        server = self._server.owns(code)
        generator = bool(code.co_flags & inspect.CO_GENERATOR)
        file = self._relative(code.co_filename)
        candidate = may_be_layer(code) and not server
        return Role(Anatomy(code), file, candidate, generator, server, file is not None and code.co_name == "<module>")

    def _set(self, code: CodeType, events: int) -> None:
        if events in (_USERS, _LOCAL) and has_loop(code):
            events |= _FOR
        _MON.set_local_events(_TOOL, code, events)
        self._local.append(code)

    def _unhook(self) -> bool:
        """Callbacks hold their recording, and it holds what the program gave: let go of it. Whether all of them were still ours."""
        were = [_MON.register_callback(_TOOL, event, None) for event, _ in self._hooked]
        ours = all(
            was is (lookout_of(event) if self.is_silent else step) for was, (event, step) in zip(were, self._hooked, strict=True)
        )
        self._hooked.clear()
        return ours

    def _forget(self) -> None:
        for code in self._local:
            _MON.set_local_events(_TOOL, code, 0)
        self._local.clear()
        self._lineless.clear()
        self._roles.clear()
        self.closers.clear()
        self._dismissed.clear()
        self._kept.clear()
        self.django.clear()
        self.learned.clear()
        _MON.restart_events()
