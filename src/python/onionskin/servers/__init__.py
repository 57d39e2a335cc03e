"""The servers that can run a project. One module or folder each; to add one, write it and name it here."""

from importlib import import_module

from onionskin.servers.mod_wsgi.server import DaemonServer, EmbeddedServer
from onionskin.servers.server import Server
from onionskin.servers.system import PATCHES  # first of all: what the servers below need to be imported
from onionskin.servers.uwsgi.server import UwsgiServer
from onionskin.servers.wsgiref import WsgirefServer

__all__ = ["MISSING", "PATCHES", "SERVERS"]

SERVERS: dict[str, type[Server]] = {server.name: server for server in (WsgirefServer, UwsgiServer, EmbeddedServer, DaemonServer)}
#: Servers whose own package is not in this build, by name, with a sentence about it.
MISSING: dict[str, str] = {}

for _name, _class in {"gunicorn": "GunicornServer", "waitress": "WaitressServer"}.items():
    try:
        SERVERS[_name] = getattr(import_module(f"onionskin.servers.{_name}"), _class)
    except ModuleNotFoundError as _error:
        if _error.name != _name:  # something else is wrong
            raise
        MISSING[_name] = f"{_name} itself is not in this build of the playground, so it can't run here. Choose another server."
