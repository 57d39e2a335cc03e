"""Parts of a response (RFC 9110, section 14). Apache cuts them out of any response that it has as a whole; of what comes block by block it
can't, so that an application's file can be asked for by parts and its list can't."""

import re
import secrets
from typing import TYPE_CHECKING

from onionskin.servers.apache.http_date import parse_http_date

if TYPE_CHECKING:
    from onionskin.servers.apache.request import Request

type Range = tuple[int, int]

#: MaxRanges, MaxRangeOverlaps, MaxRangeReversals.
_MOST = (200, 20, 20)
_BOUNDARY = secrets.token_hex(8)


def cut_ranges(request: Request, data: bytes) -> bytes | None:
    """What of the response was asked for; None when there is nothing of it (416). The status becomes 206."""
    found = _ranges(request, len(data))
    if not found:
        return data if found is None else None
    request.status = 206
    if len(found) == 1:
        [(first, last)] = found
        request.headers_out.set("Content-Range", f"bytes {first}-{last}/{len(data)}")
        return data[first : last + 1]
    kind = f"\r\nContent-type: {request.content_type}" if request.content_type else ""
    request.content_type = f"multipart/byteranges; boundary={_BOUNDARY}"
    parts = []
    for first, last in found:
        head = f"\r\n--{_BOUNDARY}{kind}\r\nContent-range: bytes {first}-{last}/{len(data)}\r\n\r\n"
        parts.append(head.encode("latin-1") + data[first : last + 1])
    return b"".join(parts) + f"\r\n--{_BOUNDARY}--\r\n".encode()


def _ranges(request: Request, length: int) -> list[Range] | None:
    """The ranges, first byte to last; overlapping ones joined. None of them: they all lie beyond the end. None at all: it wasn't asked
    for parts, or not in a way that anybody has to understand."""
    asked = request.headers_in.get("Range")
    if asked is None or request.simple or request.status != 200 or not asked.lower().startswith("bytes="):
        return None
    if request.headers_out.get("Content-Range") is not None or not _is_unchanged(request):
        return None
    found: list[Range] = []
    beyond = False
    overlaps = reversals = 0
    for spec in asked[6:].split(","):
        if not spec:
            break
        part = _range(spec, length)
        if part is None:
            return None
        first, last = part
        if spec.endswith("-") and first == 0:
            found = [(0, length - 1)]
            break
        if first >= length:
            beyond = True
            continue
        last = min(last, length - 1)
        if found and first <= found[-1][1] + 1 and last >= found[-1][0] - 1:
            before = found.pop()
            overlaps += 1
            reversals += first < before[0]
            found.append((min(first, before[0]), max(last, before[1])))
        else:
            found.append((first, last))
    if sum(last - first + 1 for first, last in found) > length:
        return None
    if len(found) > _MOST[0] or overlaps > _MOST[1] or reversals > _MOST[2]:
        return None
    return found if found or beyond else None


def _range(spec: str, length: int) -> Range | None:
    """RFC 9110, section 14.1.2: "first-last", "first-", "-suffix"."""
    first, dash, last = spec.partition("-")
    if not dash or not (first or last) or re.fullmatch("[0-9]{1,18}", first + last) is None:
        return None
    if not first:
        return (max(0, length - int(last)), length - 1) if int(last) else None
    if last and int(last) < int(first):
        return None
    return int(first), int(last) if last else length - 1


def _is_unchanged(request: Request) -> bool:
    """RFC 9110, section 13.1.5: If-Range."""
    condition = request.headers_in.get("If-Range")
    if condition is None:
        return True
    if condition.startswith('"'):
        return request.headers_out.get("ETag") == condition
    modified = parse_http_date(request.headers_out.get("Last-Modified"))
    return modified != 0 and parse_http_date(condition) == modified and request.time >= modified + 60
