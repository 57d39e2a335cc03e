"""Dates in headers: RFC 9110, section 5.6.7."""

import re
import time
from calendar import timegm

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TIME = r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)"
_FORMS = (
    re.compile(rf"\w{{3}}, (?P<day>\d\d) (?P<month>\w{{3}}) (?P<year>\d{{4}}) {_TIME} GMT"),
    re.compile(rf"\w{{6,9}}, (?P<day>\d\d)-(?P<month>\w{{3}})-(?P<year>\d\d) {_TIME} GMT"),
    re.compile(rf"\w{{3}} (?P<month>\w{{3}}) (?P<day>[ \d]\d) {_TIME} (?P<year>\d{{4}})"),
)


def parse_http_date(text: str | None) -> int:
    """Seconds since 1970; 0 for what is no date."""
    for form in _FORMS:
        found = form.fullmatch((text or "").strip())
        if found is not None and found["month"].title() in _MONTHS:
            month = _MONTHS.index(found["month"].title()) + 1
            year = int(found["year"])
            if len(found["year"]) == 2:
                year += 2000 if year < 70 else 1900
            return timegm((year, month, int(found["day"]), int(found["hour"]), int(found["minute"]), int(found["second"])))
    return 0


def http_date(moment: float) -> str:
    """The form that is to be sent."""
    when = time.gmtime(moment)
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    clock = time.strftime("%H:%M:%S", when)
    return f"{days[when.tm_wday]}, {when.tm_mday:02d} {_MONTHS[when.tm_mon - 1]} {when.tm_year} {clock} GMT"
