"""What stands around every callback: it must never raise (that would raise in the program), and near the recursion limit it falls silent."""

import sys
from _thread import get_ident
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

from onionskin.at_home import HAS_THREADS
from onionskin.budgets import DULL_CALLS
from onionskin.call_steps import TELLING, CallSteps
from onionskin.headroom import Lookout
from onionskin.letting_go import LettingGo
from onionskin.recorder import Recorder
from onionskin.watch import Watch

_DISABLE = sys.monitoring.DISABLE
_here = sys._getframe
#: How many frames of ours there are from a callback down to the program: at home there is one more (see _in_thread).
_UP = 2 if HAS_THREADS else 1


class Guard:
    """Makes callbacks out of steps. `fail` is told of our own faults."""

    def __init__(self, recorder: Recorder, watch: Watch, letting_go: LettingGo, fail: Callable[[BaseException], None]) -> None:
        self._recorder = recorder
        self._watch = watch
        self._letting_go = letting_go
        self._fail = fail
        self._hushes: list[Callable[[], Any]] = []

    def begin(self, callbacks: dict[str, Callable[..., Any]]) -> None:
        """Switch on."""
        self._watch.begin({name: _in_thread(callback) for name, callback in callbacks.items()} if HAS_THREADS else callbacks)
        Lookout.sees_room = self._speak
        self._hushes += self._watch.hushes()

    def bored(self) -> Any:
        """What a callback gives so that its place is switched off for the rest of this recording."""
        self._watch.has_left_alone = True
        return _DISABLE

    def _speak(self, is_over: bool) -> None:
        """There is room on the stack again. What happened meanwhile is not known. `is_over`: the frame that has it just gives control back."""
        try:
            frame = _here(2)
            self._watch.speak()
            Lookout.sees_room = self._speak
            self._recorder.missed(frame, is_over)
        except BaseException as error:
            self._fail(error)

    def around(self, step: Callable[..., Any], local: bool, passes: Callable[..., bool] | None = None) -> Callable[..., Any]:
        """The callback for `step`, which gets the frame first. `local`: its places can be switched off one by one. `passes`: whether it is one
        of the many that mean nothing, told quickly; not asked while anything waits."""
        log, due, goes_on = self._recorder.log, self._recorder.log.due, self._recorder.log.goes_on
        watch, hushes, letting_go = self._watch, self._hushes, self._letting_go

        def guarded(*told: Any) -> Any:
            try:
                if local and log.is_full:
                    return self.bored()
                if passes is not None and not due and not letting_go.has_any and passes(*told):
                    return None
                gives = step(_here(_UP), *told)
                if log.is_soon:
                    log.is_soon = False
                elif due:
                    goes_on()
                return letting_go.result(gives) if letting_go.has_any else gives
            except RecursionError:
                # The program is near its limit, where there is no room for us. What it does there stays unrecorded.
                try:
                    for hush in hushes:  # this frame is the last that there is: C code only
                        hush()
                    watch.is_silent = True
                except Exception:
                    return None  # somebody took our tool id; it is noticed at the end
                return None
            except MemoryError:
                return None  # the same
            except BaseException as error:
                self._fail(error)
                return None

        return guarded

    def around_calls(self, step: Callable[..., Any], calls: CallSteps) -> Callable[..., Any]:
        """The same for calls: most of them are of C functions that have no part in WSGI, and pass at once."""
        recorder, letting_go = self._recorder, self._letting_go
        due, goes_on = recorder.log.due, recorder.log.goes_on
        watch, hushes = self._watch, self._hushes
        log, bodies, environs, dull = recorder.log, recorder.bodies, recorder.environs, calls.known_dull
        closers, plain = watch.closers, calls.plain

        def guarded(code: CodeType, offset: int, callee: Any, first: Any) -> Any:
            try:
                passes = not (log.is_full or letting_go.has_any or environs.several or bodies.held)
                if passes and id(type(first)) not in TELLING:
                    if id(callee) in dull:
                        if calls.dull <= DULL_CALLS and id(code) not in closers:
                            bodies.just_returned = None
                            calls.dull += 1
                            return None
                    elif plain and calls.is_plain(code, offset, callee):
                        return None
                if log.is_full:
                    return self.bored()
                gives = step(_here(_UP), code, offset, callee, first)
                if due:
                    goes_on()
                return letting_go.result(gives) if letting_go.has_any else gives
            except RecursionError:
                # As above.
                try:
                    for hush in hushes:
                        hush()
                    watch.is_silent = True
                except Exception:
                    return None
                return None
            except MemoryError:
                return None
            except BaseException as error:
                self._fail(error)
                return None

        return guarded

    def around_lines(
        self,
        step: Callable[[FrameType, CodeType, int], bool],
        server_line: Callable[[FrameType, CodeType, int], Any],
        server_codes: frozenset[int],
        waiting: tuple[dict[Any, Any], dict[Any, Any]],
        named: Callable[[FrameType], Any],
    ) -> Callable[..., Any]:
        """The same for lines, of which there are most. `named` is told when something of what is `waiting` may have got a name."""
        recorder, letting_go = self._recorder, self._letting_go
        due, goes_on = recorder.log.due, recorder.log.goes_on
        watch, hushes = self._watch, self._hushes
        nameless, over = waiting

        def guarded(code: CodeType, line: int) -> Any:
            try:
                if id(code) in server_codes:
                    gives = server_line(_here(_UP), code, line)
                else:
                    if recorder.environs.several or recorder.bodies.held:
                        letting_go.look()
                    frame = _here(_UP)
                    if nameless or over:
                        # CPython leaves out the INSTRUCTION of a line's first instruction when it tells the line.
                        named(frame)
                    gives = watch.leaves_lines(code) if step(frame, code, line) else None
                if due:
                    goes_on()
                return letting_go.result(gives) if letting_go.has_any else gives
            except RecursionError:
                # As above.
                try:
                    for hush in hushes:
                        hush()
                    watch.is_silent = True
                except Exception:
                    return None
                return None
            except MemoryError:
                return None
            except BaseException as error:
                self._fail(error)
                return None

        return guarded


def _in_thread(callback: Callable[..., Any]) -> Callable[..., Any]:
    """The same for the thread that answers. At home a program may have others: what they do is no part of the request, as far as anybody can tell."""
    thread = get_ident()

    def only_here(*told: Any) -> Any:
        try:
            return callback(*told) if get_ident() == thread else None
        except RecursionError:  # no room for its first frame
            return None

    return only_here
