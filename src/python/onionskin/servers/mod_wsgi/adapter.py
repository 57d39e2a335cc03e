"""Between Apache and the application: mod_wsgi.Adapter has the start_response and the write() that the application gets, and sends what
it gives."""

from typing import TYPE_CHECKING, Any

from onionskin.has_attribute import has_attribute
from onionskin.servers.mod_wsgi import validate
from onionskin.servers.mod_wsgi.environ import wsgi_environ
from onionskin.servers.mod_wsgi.errors import log_python_error
from onionskin.servers.mod_wsgi.input import Input
from onionskin.servers.mod_wsgi.log import Log, text_end
from onionskin.servers.mod_wsgi.stream import FileWrapper, OpenFile, ReadFault, open_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from onionskin.servers.mod_wsgi.process import ScriptProcess
    from onionskin.servers.mod_wsgi.request import ScriptRequest

#: What a write raises that finds out that the client has gone, and each one after it.
_BROKEN = "Apache/mod_wsgi failed to write response data: Broken pipe"
_GONE = "Apache/mod_wsgi client connection closed."
_WRITE_ERROR = "Apache/mod_wsgi failed to write response data: Unknown error -102"


class Adapter:
    """One call of the application."""

    def __init__(self, request: ScriptRequest, process: ScriptProcess) -> None:
        self._request: ScriptRequest | None = request
        self._process = process
        self.input = Input(request.body)
        self.log_buffer = Log("<wsgi.errors>", "errors", request.place)
        self.log = text_end(self.log_buffer)
        self.sequence: Any = None
        self._result = 500
        self._status = 500
        self._status_line: str | None = None
        #: What start_response was given last; None before, and once the header is settled.
        self._headers: list[validate.Header] | None = None
        self._length: int | None = None
        self._sent = 0

    def start_response(self, *given: Any, **named: Any) -> Any:
        """PEP 3333, The start_response() Callable. Called again before anything was sent it simply replaces what was said: mod_wsgi asks for
        exc_info only afterwards."""
        self._alive()
        if named:
            raise TypeError("start_response() takes no keyword arguments")
        if not 2 <= len(given) <= 3:
            bound = "at least 2" if len(given) < 2 else "at most 3"
            raise TypeError(f"start_response() takes {bound} arguments ({len(given)} given)")
        status, headers, exc_info = (*given, None)[:3]
        if not isinstance(headers, list):
            kind = "None" if headers is None else validate.type_name(headers)
            raise TypeError(f"start_response() argument 2 must be list, not {kind}")
        if exc_info is not None and not isinstance(exc_info, tuple):
            raise RuntimeError("exception info must be a tuple")
        if self._status_line is not None and self._headers is None:
            # The header has been sent. PEP 3333: "If exc_info is supplied ... start_response should raise an error".
            if exc_info is not None:
                self._raise(exc_info)
            raise RuntimeError("headers have already been sent")
        line = validate.status_line(status)
        self._headers = validate.headers(headers)
        self._status_line = line
        self._status = int(line[:3])
        return self.write

    def write(self, *given: Any, **named: Any) -> None:
        """PEP 3333, The write() Callable."""
        self._alive()
        if named:
            raise TypeError("write() takes no keyword arguments")
        if len(given) != 1:
            raise TypeError(f"write() takes exactly 1 argument ({len(given)} given)")
        [data] = given
        if not isinstance(data, bytes):
            raise TypeError(f"byte string value expected, value of type {validate.type_name(data)} found")
        request = self._alive()
        if request.client_has_gone:
            raise OSError(_GONE)
        if not self._output(data):
            raise OSError(_BROKEN if request.client_has_gone else _WRITE_ERROR)

    def run(self, application: Callable[..., Any]) -> int:
        """Call the application and send what it returns. The handler's result for Apache: 0, or the status of an error page."""
        request = self._alive()
        environ = wsgi_environ(request, self._process, self.log, self.input)
        self._process.thread_requests += 1
        try:
            self.sequence = application(environ, self.start_response)
        except BaseException as error:  # SystemExit and the like as well: none of them ends the process
            self._log_error(error)
        else:
            self._send()
            self._close()
        self.sequence = None
        if self._result == 500:
            request.status_line = "500 Internal Server Error"
        return self._result

    def expire(self) -> None:
        """The request is over, whoever still holds this object."""
        self._request = None

    def _send(self) -> None:
        """Send the body: a file at once, any other iterable block by block."""
        try:
            if self._send_file():
                return
            if self._iterate():
                # PEP 3333: an empty body has a header too.
                self._output(b"")
            self._result = 0
        except BaseException as error:
            request = self._alive()
            # Of what has been sent nothing can be taken back, and an error page has no place behind it.
            if self._status_line is not None and self._headers is None:
                self._result = 0
            self._log_error(error)
            if request.is_chunked:
                # The last chunk stays away, so that the client sees that something is missing.
                request.eos_sent = True

    def _iterate(self) -> bool:
        """Whether all of it could be sent. An empty block is nothing: it doesn't even send the header."""
        for data in self.sequence:
            if not isinstance(data, bytes):
                raise TypeError(f"sequence of byte string values expected, value of type {validate.type_name(data)} found")
            if data:
                try:
                    self.write(data)
                except OSError:
                    return False
        return True

    def _send_file(self) -> bool:
        """PEP 3333, Optional Platform-Specific File Handling: a wrapper that is returned as it is, around a regular file, before any write()."""
        if not isinstance(self.sequence, FileWrapper) or self._sent:
            return False
        found = open_file(self.sequence.filelike)
        if found is None:
            return False
        self._output(b"")
        request = self._alive()
        length = self._length
        if length is None:
            length = found.size - found.offset
            request.set_content_length(length)
            self._length = length
        self._sent += found.size - found.offset
        if length > 0:
            self._output_file(request, found, length)
        self._result = 0
        return True

    def _output_file(self, request: ScriptRequest, file: OpenFile, length: int) -> None:
        try:
            data = file.read(length)
        except ReadFault:
            request.output.fail(length)
            raise OSError("Apache/mod_wsgi failed to write response data: End of file found.") from None
        if not request.output.write(data, ends=True, flush=True):
            raise OSError(f"{_WRITE_ERROR}.")

    def _output(self, data: bytes) -> bool:
        """Send a block; with the first one the header is settled. False: what was sent instead is an error page of Apache's."""
        if self._status_line is None:
            raise RuntimeError("response has not been started")
        request = self._alive()
        if self._headers is not None:
            self._settle(request, self._headers)
        size = len(data)
        if data and self._length is not None:
            # No more than was promised: the client would take it for the next response.
            data = data[: max(0, self._length - self._sent)]
        self._sent += size
        return not data or request.output.write(data, flush=True)

    def _settle(self, request: ScriptRequest, headers: list[validate.Header]) -> None:
        """Tell Apache the status and the header. WWW-Authenticate goes where error pages leave it alone."""
        request.status = self._status
        request.status_line = self._status_line
        for name, value in headers:
            lower = name.lower()
            if lower == "content-type":
                request.content_type = value
            elif lower == "content-length":
                self._length = validate.content_length(value)
                request.set_content_length(self._length)
            elif lower == "www-authenticate":
                request.error_headers_out.add(name, value)
            else:
                request.headers_out.add(name, value)
        request.expects_100 = False
        self._headers = None

    def _close(self) -> None:
        """PEP 3333, Specification Details: close() is called whatever happened."""
        try:
            if has_attribute(self.sequence, "close"):
                self.sequence.close()
        except BaseException as error:
            self._log_error(error)

    def _raise(self, exc_info: tuple[Any, ...]) -> None:
        if len(exc_info) != 3:
            raise TypeError(f"function takes exactly 3 arguments ({len(exc_info)} given)")
        _, error, trace = exc_info
        raise error.with_traceback(trace)

    def _log_error(self, error: BaseException) -> None:
        log_python_error(self._alive(), error, self._process.script, self.log)

    def _alive(self) -> ScriptRequest:
        if self._request is None:
            raise RuntimeError("request object has expired")
        return self._request


Adapter.__module__ = "mod_wsgi"
