"""PATH_INFO, as uWSGI makes it of a request target: percent-decoded, without dot segments, up to the first `#`.

RFC 3986, section 5.2.4 removes dot segments of a path that is still encoded; uWSGI does both in one pass, so that an encoded dot or slash
is data. Nothing is refused: digits that are none count as zero, an unfinished escape at the end vanishes.
"""

_SLASH = 0x2F
_DOT = 0x2E
_PERCENT = 0x25
_HASH = 0x23
_HEX = {**{digit: digit - 0x30 for digit in b"0123456789"}, **{digit: (digit & 0x0F) + 9 for digit in b"abcdefABCDEF"}}


def path_info(target: bytes) -> bytes:
    """The path of `target` (its part before the `?`), decoded."""
    return _Path().read(target)


class _Path:
    """Where the reader stands: in a segment, in an escape, or behind a slash, where one or two dots may be a dot segment."""

    def __init__(self) -> None:
        self._made = bytearray()
        #: What has been read of the segment's beginning and not been written: "", "/", "/." or "/..".
        self._begun = b""
        #: The digits of an escape; None outside of one.
        self._escape: bytes | None = None
        #: A target that doesn't begin with a slash (an absolute URL, `*`) gets none in front.
        self._bare = False

    def read(self, target: bytes) -> bytes:
        self._bare = not target.startswith(b"/")
        if self._bare and target:
            self._begun = b"/"
        for at, byte in enumerate(target):
            if byte == _HASH:
                break
            if self._escape is not None:
                self._escaped(byte)
            elif self._begun == b"":
                self._in_segment(byte)
            else:
                self._behind_slash(byte, at)
        self._end()
        return bytes(self._made)

    def _in_segment(self, byte: int) -> None:
        if byte == _PERCENT:
            self._escape = b""
        elif byte == _SLASH:
            self._begun = b"/"
        else:
            self._made.append(byte)

    def _escaped(self, byte: int) -> None:
        if self._escape == b"":
            if byte == _PERCENT:  # "%%" is a percent sign
                self._made.append(byte)
                self._escape = None
            else:
                self._escape = bytes([byte])
            return
        high, low = _HEX.get((self._escape or b"0")[0]), _HEX.get(byte)
        self._made.append(0 if high is None or low is None else high << 4 | low)
        self._escape = None

    def _behind_slash(self, byte: int, at: int) -> None:
        dots = len(self._begun) - 1
        if byte == _DOT and dots < 2:
            self._begun += b"."
            return
        if byte == _SLASH and dots == 2:
            self._up()
            self._begun = b"/"
            return
        if byte == _SLASH and dots == 1:
            self._begun = b"/"
            return
        # It is a segment like any other: what was kept back is written, but for the slash before a bare target's first byte.
        begun, self._begun = self._begun, b""
        self._made += begun[1:] if self._bare and at == dots else begun
        if byte == _SLASH:
            self._begun = b"/"
        elif byte == _PERCENT:
            self._escape = b""
        else:
            self._made.append(byte)

    def _up(self) -> None:
        """Remove the last segment and its slash."""
        last = self._made.rfind(b"/")
        del self._made[max(last, 0) :]

    def _end(self) -> None:
        if self._escape is not None:
            return
        if self._begun in (b"/", b"/."):
            self._made += b"/"
        elif self._begun == b"/..":
            last = self._made.rfind(b"/")
            del self._made[last + 1 :]
