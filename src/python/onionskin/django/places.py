"""Which code of Django's is looked at, by its name and the file that it is in. All other code of Django's is none of our business: no layer
is found there, and nothing of it is watched. Where Django is not imported none of this costs anything."""

from importlib.util import find_spec
from types import CodeType

from onionskin.at_home import IS_OURS
from onionskin.bundles import FOLDER


def _folder() -> str:
    """Where Django is, or would be. It is not imported for that."""
    spec = None if IS_OURS else find_spec("django")
    places = spec.submodule_search_locations if spec is not None else None
    return f"{places[0]}/" if places else f"{FOLDER}/django/"


_DJANGO = _folder()
_EXCEPTION, _BASE, _MIXIN = "core/handlers/exception.py", "core/handlers/base.py", "utils/deprecation.py"
_CONFIG, _REGISTRY, _SETTINGS = "apps/config.py", "apps/registry.py", "conf/__init__.py"
_CURSOR, _DISPATCH = "db/backends/utils.py", "dispatch/dispatcher.py"
#: What a code object is to us.
_PLACES = {
    # Every layer of MIDDLEWARE is called by a function that turns exceptions into responses: it is the boundary between two layers.
    "convert_exception_to_response.<locals>.inner": (_EXCEPTION, "boundary"),
    "convert_exception_to_response": (_EXCEPTION, "wrapping"),
    # Within the innermost layer: the view is found, the hooks around it are called, then the view.
    "BaseHandler._get_response": (_BASE, "core"),
    "BaseHandler.process_exception_by_middleware": (_BASE, "exceptions"),
    "BaseHandler.load_middleware": (_BASE, "loading"),
    # The old style: calls process_request and process_response.
    "MiddlewareMixin.__call__": (_MIXIN, "mixin"),
    # Start-up.
    "Settings.__init__": (_SETTINGS, "settings"),
    "AppConfig.create": (_CONFIG, "config"),
    "AppConfig.import_models": (_CONFIG, "models"),
    "Apps.populate": (_REGISTRY, "populate"),
    "CursorWrapper._execute": (_CURSOR, "query"),
    "CursorWrapper._executemany": (_CURSOR, "query"),
    "Signal.send": (_DISPATCH, "signal"),
    "Signal.send_robust": (_DISPATCH, "signal"),
    "Signal.connect": (_DISPATCH, "connect"),
    "Signal.disconnect": (_DISPATCH, "disconnect"),
}
#: Where Django has WSGI applications.
_HANDLERS = (f"{_DJANGO}core/handlers/", f"{_DJANGO}contrib/staticfiles/handlers.py")


def is_django(code: CodeType) -> bool:
    """Whether it is Django's own."""
    return code.co_filename.startswith(_DJANGO)


def place_of(code: CodeType) -> str | None:
    """What Django's own code is to us, if it is anything."""
    file, place = _PLACES.get(code.co_qualname, ("", None))
    return place if code.co_filename == _DJANGO + file else None


def may_serve(code: CodeType) -> bool:
    """Whether Django's own code may be a WSGI application."""
    return code.co_filename.startswith(_HANDLERS)
