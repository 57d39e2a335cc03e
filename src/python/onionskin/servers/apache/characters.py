"""Which characters may stand where in a request, and how logs show those that may not stand in a log."""

import re

#: RFC 9110, section 5.6.2: the characters of a method or a field name.
TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]*")
#: Visible characters and those above ASCII, of which a target consists.
VISIBLE = re.compile(r"[\x21-\x7e\x80-\xff]*")
#: What a field value consists of: visible characters, blanks and tabs.
FIELD_CONTENT = re.compile(r"[\t\x20-\x7e\x80-\xff]*")
#: C's isspace().
SPACES = " \t\n\v\f\r"

_ESCAPES = {"\b": "\\b", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\v": "\\v", "\\": "\\\\", '"': '\\"'}
_UNPRINTABLE = re.compile(r'[\x00-\x1f\x7f-\xff\\"]')


def escaped_for_access_log(text: str) -> str:
    """`text` (latin-1) as it may stand between quotes in the access log."""
    return _UNPRINTABLE.sub(lambda found: _escape(found[0]), text)


def escaped_for_error_log(text: str) -> str:
    """`text` (latin-1) for the error log, which has no quotes to protect."""
    return _UNPRINTABLE.sub(lambda found: found[0] if found[0] == '"' else _escape(found[0]), text)


def escaped_for_html(text: str) -> str:
    """`text` as it may stand in a page."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _escape(character: str) -> str:
    return _ESCAPES.get(character, f"\\x{ord(character):02x}")
