"""The start_response and write() callables of one recording: who made which, and the calls of them."""

from types import CodeType, FrameType, FunctionType, MethodType
from typing import TYPE_CHECKING, Any

from onionskin.bodies import Identities
from onionskin.slots import member

if TYPE_CHECKING:
    from onionskin.recorder import Recorder


class StartResponses:
    """PEP 3333, The start_response() Callable. A middleware may hand in one of its own, so each has a number."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._known = Identities()
        self._codes: dict[int, CodeType | None] = {}
        self._methods: set[int] = set()
        self._writes = Identities()
        self._write_codes: dict[int, list[int]] = {}
        #: By number: the span whose code made it; 0 for the server's.
        self.makers: dict[int, int | None] = {}

    def number(self, function: Any, made_by: int | None) -> int:
        """The identity of a start_response; one that is new was made by `made_by`."""
        bound = type(function) is MethodType
        key = function.__self__ if bound else function  # a bound method is another object each time
        known = self.known(key)
        if known is not None:
            return known
        number = len(self.makers)
        self.makers[number] = made_by
        self._known.add(key, number)
        runs = function.__func__ if bound else function
        if type(runs) is not FunctionType:
            runs = member(type(function), "__call__")
            bound = True
        code = runs.__code__ if type(runs) is FunctionType else None
        self._codes[number] = code
        if bound:
            self._methods.add(number)
        if code is not None:
            self._recorder.watch(code)
        return number

    def is_method(self, number: int) -> bool:
        """Whether its function gets an object before the status."""
        return number in self._methods

    def known(self, function: Any) -> int | None:
        """The identity of a start_response (or of the object whose method it is), if it is one."""
        found = self._known.get(function)
        return None if found is None else int(found)

    def which(self, frame: FrameType, first: Any, called: int | None) -> int | None:
        """The start_response that begins to run: the one that was seen being `called`, if it has this code, the one of this object, or the only one with this code."""
        if called is not None and self._codes.get(called) is frame.f_code:
            return called
        of_object = self.known(first)
        if of_object is not None and self._codes.get(of_object) is frame.f_code:
            return of_object
        found = [number for number, code in self._codes.items() if code is frame.f_code]
        return found[0] if len(found) == 1 else None

    def newest(self, code: CodeType) -> int | None:
        """Of several with the same code, the one that was made last: a server makes another one for each request of a connection."""
        found = [number for number, known in self._codes.items() if known is code]
        return found[-1] if found else None

    def called(self, number: int, status: Any, headers: Any, exc_info: Any, frame: FrameType | None) -> int:
        """start_response is called by the acting span; the index of the event."""
        recorder = self._recorder
        fields: dict[str, Any] = {"status": self._text(status), "headers": self._headers(headers)}
        if type(exc_info) is tuple and len(exc_info) == 3 and issubclass(type(exc_info[1]), BaseException):
            fields["error"] = recorder.errors.number(exc_info[1])
        elif exc_info is not None:
            fields["exc"] = recorder.previews.value(exc_info)
        fields |= {"sr": number, "to": self.makers.get(number), **recorder.meanwhile.told()}
        return recorder.log.event("start_response", recorder.span, recorder.place(frame), **fields)

    def gave(self, value: Any, span: int | None) -> None:
        """A layer's start_response gave back a write() callable of its own, or nothing of the kind."""
        if not callable(value):  # asks only the type
            self._recorder.log.event("note", span, None, what="write", value=self._recorder.previews.value(value))
            return
        if type(value) is FunctionType and span is not None and self._writes.get(value) is None:
            code = value.__code__
            self._writes.add(value, span)
            self._write_codes.setdefault(id(code), []).append(span)
            self._recorder.watch(code)

    def write_of(self, frame: FrameType, called: Any) -> int | None:
        """The span that made the write() which begins to run."""
        if type(called) is FunctionType and called.__code__ is frame.f_code:
            found: int | None = self._writes.get(called)
            return found
        spans = self._write_codes.get(id(frame.f_code), [])
        return spans[0] if len(spans) == 1 else None

    def is_write(self, function: Any) -> bool:
        """Whether it is a write() callable that a layer made."""
        return self._writes.get(function) is not None

    def wrote(self, data: Any, to: int | None, frame: FrameType | None) -> int:
        """write() is called by the acting span; the index of the event."""
        recorder = self._recorder
        place, meanwhile = recorder.place(frame), recorder.meanwhile.told()
        if type(data) is bytes:
            return recorder.log.bytes_event("write", recorder.span, place, data, to=to, **meanwhile)
        return recorder.log.event("write", recorder.span, place, value=recorder.previews.value(data), to=to, **meanwhile)

    def _text(self, value: Any) -> Any:
        return value if type(value) is str else self._recorder.previews.value(value)

    def _headers(self, headers: Any) -> Any:
        pairs = type(headers) is list and all(type(pair) is tuple and len(pair) == 2 for pair in headers)
        if not pairs:
            return self._recorder.previews.value(headers)
        return [[self._text(name), self._text(value)] for name, value in headers]
