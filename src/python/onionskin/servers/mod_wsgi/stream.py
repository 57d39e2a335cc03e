"""wsgi.file_wrapper: mod_wsgi.FileWrapper, and the file that may be behind it."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from operator import index
from typing import Any, NamedTuple

_BLOCK = 8192
_PAGE = 4096


class FileWrapper:
    """PEP 3333, Optional Platform-Specific File Handling: an iterable over blocks of a file."""

    def __init__(self, filelike: Any, blksize: int = _BLOCK) -> None:
        self._filelike = filelike
        self._blksize = _c_long(blksize)

    @property
    def filelike(self) -> Any:
        """What is read."""
        return self._filelike

    @property
    def blksize(self) -> int:
        """How much at once."""
        return self._blksize

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        read = getattr(self.filelike, "read", None)
        if read is None:
            raise KeyError("file like object has no read() method")
        block = read(self.blksize)
        if not isinstance(block, bytes):
            raise TypeError("file like object yielded non string type")
        if not block:
            raise StopIteration
        return block

    def close(self) -> None:
        """Close the file. What that raises doesn't matter; only a file that can't be closed is an error."""
        filelike, self._filelike = self._filelike, None
        if filelike is not None:
            close = filelike.close
            with suppress(BaseException):
                close()


FileWrapper.__module__ = "mod_wsgi"


def _c_long(value: Any) -> int:
    """Python/C API, Parsing arguments: "l (int) [long int]"."""
    number = index(value)
    if not -(1 << 63) <= number < 1 << 63:
        raise OverflowError("Python int too large to convert to C long")
    return number


class ReadFault(Exception):
    """The file has less than was promised of it."""


class OpenFile(NamedTuple):
    """A regular file of the system's, open."""

    descriptor: int
    #: Where the application has left off reading.
    offset: int
    size: int

    def read(self, length: int) -> bytes:
        """`length` bytes from there. Behind its end a file that is mapped into memory has zeros up to the end of the page: they are sent,
        when a Content-Length asked for more than the file has. From the middle of a page it can't be mapped: ReadFault."""
        if self.offset % _PAGE and length > self.size - self.offset:
            raise ReadFault
        data = bytearray()
        while len(data) < length:
            block = os.pread(self.descriptor, min(length - len(data), 1 << 20), self.offset + len(data))
            if not block:
                break
            data += block
        end = -(-self.size // _PAGE) * _PAGE - self.offset
        return bytes(data) + bytes(max(0, min(length, end) - len(data)))


def open_file(filelike: Any) -> OpenFile | None:
    """The file behind an object; None when there is none, or it isn't a regular one."""
    try:
        descriptor = filelike if isinstance(filelike, int) else filelike.fileno()
        known = os.fstat(descriptor)
    except BaseException:
        return None
    if not stat.S_ISREG(known.st_mode):
        return None
    tell = filelike.tell  # that it has none is an error
    try:
        offset = tell()
    except BaseException:
        return None
    if not isinstance(offset, int):
        return None
    return OpenFile(descriptor, offset, known.st_size)
