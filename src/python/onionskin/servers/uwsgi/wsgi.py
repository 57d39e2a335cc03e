"""The WSGI side of one request: the application is called, and what it returned is sent.

PEP 3333, The Server/Gateway Side. Every chunk is sent as it comes. An error is written to the log and hidden from the client, who gets what
has been said until then.
"""

from collections.abc import Callable
from typing import Any

from onionskin.has_attribute import has_attribute
from onionskin.servers.uwsgi import log
from onionskin.servers.uwsgi.callables import StartResponse, Write
from onionskin.servers.uwsgi.errors import print_exception
from onionskin.servers.uwsgi.request import Request


class _Nothing:
    """What a call gave that failed."""


NOTHING = _Nothing()


def call(application: Callable[..., Any], environ: dict[str, Any], start_response: StartResponse) -> Any:
    """Call the application, and log what it raises."""
    try:
        return application(environ, start_response)
    except BaseException as error:
        print_exception(error)
    return NOTHING


def respond(request: Request, write: Write, result: Any) -> None:
    """Send what the application returned, and close it."""
    if result is NOTHING:
        return
    try:
        if isinstance(result, bytes):  # one chunk, though PEP 3333 would have it sent byte by byte
            write(result)
        elif request.file is not None and result is request.file:
            _send_file(request, result)
        else:
            for chunk in result:
                if isinstance(chunk, bytes):
                    write(chunk)
                elif request.file is not None and chunk is request.file:
                    _send_file(request, chunk)
                elif chunk is not None:
                    log.says(f"[ERROR] Unhandled object from iterator: {chunk!r} ({id(chunk):#x})")
                request.switches += 1
    except BaseException as error:
        print_exception(error)
    if has_attribute(result, "close"):
        # PEP 3333: close() must be called upon completion of the request, whether normally or early due to an error.
        try:
            result.close()
        except BaseException as error:
            print_exception(error)


def _send_file(request: Request, file: Any) -> None:
    """A file that the system knows is sent as a whole, from its beginning; another one is read and sent."""
    descriptor = _descriptor(file)
    if descriptor is not None:
        if not request.response.send_file(descriptor):
            raise OSError("write error")
    elif has_attribute(file, "read"):
        _read_and_send(request, file)


def _descriptor(file: Any) -> int | None:
    try:
        number = file if isinstance(file, int) else file.fileno()
        return number if isinstance(number, int) and number >= 0 else None
    except BaseException:
        return None


def _read_and_send(request: Request, file: Any) -> None:
    size = request.file_block
    read = file.read
    while True:
        try:
            block = read(size) if size else read()
        except BaseException as error:
            print_exception(error)
            return
        if isinstance(block, bytes):
            if not block:
                return
            request.response.write(block)
        elif not block and size:
            # It waits for the empty bytes that end a file. A text file has none to give: the server asks for ever.
            if request.connection is not None:
                request.connection.abandon()
            return
        if not size:
            return
