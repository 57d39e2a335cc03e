"""What the registry of the running program answers when somebody asks it from outside: the real methods of the real `django.apps.apps`, with
arguments that are texts and never code. What comes of it is a repr, or Django's own exception with its own words."""

import sys
from typing import Any

#: What may be asked, and how many texts it takes at most.
CALLS = {"get_app_config": 1, "get_app_configs": 0, "is_installed": 1, "get_model": 2, "get_models": 0}
#: Characters of an answer.
_MOST = 10_000


def ask(call: str, arguments: list[str]) -> dict[str, Any]:
    """{ok, text}: `text` is the repr, or "LookupError: …"."""
    module = sys.modules.get("django.apps")
    if module is None or call not in CALLS:
        return {"ok": False, "text": "Django is not running in this process."}
    try:
        given = getattr(module.apps, call)(*arguments)
        return {"ok": True, "text": repr(given)[:_MOST]}
    except Exception as error:
        words = str(error)[:_MOST]
        return {"ok": False, "text": f"{type(error).__name__}: {words}" if words else type(error).__name__}
