"""Reads of wsgi.input. C code does the reading, so only the position in the stream tells how much was taken."""

import io
from types import FrameType
from typing import Any

from onionskin.recorder import Recorder


class InputWatch:
    """Follows the input of the request."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._input: Any = None
        self._at = 0

    def notice(self, environ: dict[str, Any]) -> None:
        """The first environ shows which object it is."""
        given = dict.get(environ, "wsgi.input")
        if self._input is None and type(given) is io.BufferedReader and hasattr(given.raw, "measuring"):
            self._input = given
            self._at = self._position()

    def is_input(self, value: Any) -> bool:
        """Whether `value` is the input."""
        return self._input is not None and value is self._input

    def look(self, asked: int | None = None, frame: FrameType | None = None, exactly: bool = False) -> None:
        """Record what was read since the last look. `exactly`: one read has just ended, even if it gave nothing."""
        if self._input is None:
            return
        now = self._position()
        got, self._at = now - self._at, now
        if got > 0 or exactly:
            recorder = self._recorder
            recorder.log.event("read", recorder.span, recorder.place(frame), asked=asked, got=max(got, 0))

    def _position(self) -> int:
        if self._input.closed:
            return self._at
        raw = self._input.raw
        raw.measuring = True
        try:
            return int(self._input.tell())
        except ValueError, OSError:
            return self._at
        finally:
            raw.measuring = False
