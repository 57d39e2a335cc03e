"""Reads of wsgi.input. C code does the reading, so only the position in the stream tells how much was taken."""

import io
import weakref
from types import FrameType
from typing import Any

from onionskin.log import Place
from onionskin.naming import arguments_of
from onionskin.recorder import Recorder


class InputWatch:
    """Follows the input of the request."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        #: Weakly: the program may count who refers to it.
        self._given: weakref.ref[Any] | None = None
        self._at = 0
        self._closed = False
        #: The read that is under way: its frame's address, how much was asked for, and where.
        self._asking: tuple[int, int | None, Place] | None = None

    def notice(self, environ: dict[str, Any]) -> None:
        """The first environ shows which object it is."""
        given = dict.get(environ, "wsgi.input")
        measured = type(given) is io.BufferedReader and hasattr(given.raw, "measuring")
        if self._given is None and (measured or type(given) is io.BytesIO):
            self._given = weakref.ref(given)
            self._at = self._position()

    @property
    def _input(self) -> Any:
        return None if self._given is None else self._given()

    def is_input(self, value: Any) -> bool:
        """Whether `value` is the input."""
        return self._input is not None and value is self._input

    def look(self, asked: int | None = None, frame: FrameType | None = None, exactly: bool = False) -> None:
        """Record what was read since the last look. `exactly`: one read has just ended, even if it gave nothing."""
        given = self._input
        if given is None:
            return
        if given.closed and not self._closed and self._recorder.span:  # by C code, or by a `with` that is left by an exception
            self.closes(frame)
        if not exactly and type(given) is io.BufferedReader and not given.closed and given.raw.given == self._at:
            return  # nothing was buffered ahead, and nothing has come since: that is known without asking it, which takes its time
        now = self._position()
        got, self._at = now - self._at, now
        if got > 0 or exactly:
            recorder = self._recorder
            recorder.log.event("read", recorder.span, recorder.place(frame), asked=asked, got=max(got, 0))

    def closes(self, frame: FrameType | None) -> None:
        """The application closes it: PEP 3333, Input and Error Streams, "applications must not attempt to close these streams"."""
        self._closed = True
        self._recorder.log.event("note", self._recorder.span, self._recorder.place(frame), what="input")

    # Where the input is Python code of the server's, it says itself what it gave.

    def asks(self, frame: FrameType) -> None:
        """The application calls one of its methods."""
        if frame.f_code.co_name == "close":
            self.closes(frame.f_back)
            return
        asked = next(iter(arguments_of(frame)[1:]), None)
        self._asking = (id(frame), asked if type(asked) is int else None, self._recorder.place(frame.f_back))

    def gave(self, frame: FrameType, value: Any) -> None:
        """That method returns."""
        if self._asking is None or self._asking[0] != id(frame):
            return
        _, asked, place = self._asking
        self._asking = None
        got = len(value) if type(value) is bytes else sum(len(line) for line in value) if type(value) is list else 0
        self._recorder.log.event("read", self._recorder.span, place, asked=asked, got=got)

    def _position(self) -> int:
        given = self._input
        if given is None or given.closed:
            return self._at
        if type(given) is io.BytesIO:
            return given.tell()
        raw = given.raw
        raw.measuring = True
        try:
            return int(given.tell())
        except ValueError, OSError:
            return self._at
        finally:
            raw.measuring = False
