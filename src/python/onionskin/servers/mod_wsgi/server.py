"""The two servers: Apache with mod_wsgi in its own children, and with mod_wsgi's daemon process behind them."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from onionskin import streams
from onionskin.connection import Connection
from onionskin.project import Project
from onionskin.servers.apache.connection import HttpConnection
from onionskin.servers.apache.error_pages import send_error_page
from onionskin.servers.apache.logs import ERROR_LOG, PARENT_PID, error_line
from onionskin.servers.apache.mapping import Site
from onionskin.servers.apache.output import SERVER
from onionskin.servers.apache.request import Request
from onionskin.servers.mod_wsgi.adapter import Adapter
from onionskin.servers.mod_wsgi.daemon import Daemon
from onionskin.servers.mod_wsgi.handler import Handler
from onionskin.servers.mod_wsgi.input import Input
from onionskin.servers.mod_wsgi.log import Log
from onionskin.servers.mod_wsgi.modules import install
from onionskin.servers.mod_wsgi.process import ScriptProcess
from onionskin.servers.server import Probes, Setup

_FOLDERS = (str(Path(__file__).parent), str(Path(__file__).parent.parent / "apache"))


class _ModWsgi:
    """What both have in common."""

    name: ClassVar[str]
    title: ClassVar[str]
    #: Its logs were read until it was done with the request, even where the client had given up before.
    logs_given_up: ClassVar[bool] = True
    probes = Probes(
        start_response=Adapter.start_response.__code__,
        write=Adapter.write.__code__,
        loops=frozenset({Adapter._iterate.__code__}),
        closes=frozenset({Adapter._close.__code__}),
        catches=frozenset({Adapter.run.__code__, Adapter._send.__code__, Adapter._close.__code__}),
        calls=frozenset({Adapter.run.__code__}),
        body=("self", "sequence"),
        error_pages=frozenset({send_error_page.__code__}),
        reads=frozenset(read.__code__ for read in (Input.read, Input.readline, Input.readlines, Input.__next__, Input.close)),
        errors=Log.write.__code__,
    )

    def __init__(self, project: Project, setup: Setup) -> None:
        self._setup = setup
        self._folder = str(project.folder)
        module, _, attribute = project.app.partition(":")
        path = f"{project.folder}/{module.replace('.', '/')}"
        package = f"{path}/__init__.py"
        self._script = package if package in project.sources else f"{path}.py"
        # mod_wsgi calls no factories: its script is said to have made the application, under the usual name.
        self._callable_object = "application" if setup.factory or not attribute else attribute
        self._process = self._make_process()
        self._process.loaded = lambda: project.imported()
        if self._process.group:
            self._process.ends = project.forget
        self._site = self._make_site()
        self._open: WeakKeyDictionary[Connection, HttpConnection] = WeakKeyDictionary()

    @property
    def application(self) -> Callable[..., Any] | None:
        """What is called for each request, once the first one has loaded the script."""
        return self._process.application

    def start(self) -> None:
        """Start Apache. It knows the script by its path only, and looks at it when somebody asks for it."""
        # A script is loaded by its path. Neither its folder is looked at, nor the working directory.
        hidden = ("",) if self._setup.python_path else ("", self._folder)
        sys.path[:] = [place for place in sys.path if place not in hidden]
        self._process.begin()
        mpm, number = self._mpm()
        install(self._process, mpm.removeprefix("mpm_"), self._setup.processes or 1, self._setup.threads or 1)
        said = f"{number}: {SERVER} configured -- resuming normal operations"
        streams.says(ERROR_LOG, error_line(said, mpm, "notice", pid=PARENT_PID))
        command = "AH00094: Command line: 'apache2 -f /srv/conf/httpd.conf -D FOREGROUND'"
        streams.says(ERROR_LOG, error_line(command, "core", "notice", pid=PARENT_PID))

    def serve(self, connection: Connection) -> int | None:
        """Serve what has come. No exception of a program ends the process."""
        http = self._open.get(connection)
        if http is None:
            http = self._open[connection] = HttpConnection(connection, self._site)
        http.serve()
        return None

    @staticmethod
    def owns(code: CodeType) -> bool:
        """The modules of the gateway."""
        return code.co_filename.startswith(_FOLDERS)

    def _make_process(self) -> ScriptProcess:
        raise NotImplementedError

    def _make_site(self) -> Site:
        raise NotImplementedError

    def _mpm(self) -> tuple[str, str]:
        raise NotImplementedError


class EmbeddedServer(_ModWsgi):
    """Apache's own children execute the script: prefork with one child, or as many as are asked for."""

    name = "mod_wsgi-embedded"
    title = "mod_wsgi embedded"

    def _make_process(self) -> ScriptProcess:
        return ScriptProcess(self._script, self._callable_object, "", 0, self._is_threaded, (self._setup.processes or 1) > 1)

    def _make_site(self) -> Site:
        def execute(request: Request, site: Site) -> int:
            return self._process.execute(request, request.env.get("mod_wsgi.application_group") or "")

        return Handler("", self._callable_object, execute).bind(self._script, self._setup.mount, holds_back=not self._is_threaded)

    def _mpm(self) -> tuple[str, str]:
        return ("mpm_event", "AH00489") if self._is_threaded else ("mpm_prefork", "AH00163")

    @property
    def _is_threaded(self) -> bool:
        """prefork knows no threads: for those Apache is started with another module."""
        return (self._setup.threads or 1) > 1


class DaemonServer(_ModWsgi):
    """A process of its own executes the script: WSGIDaemonProcess main processes=1 threads=1, or as many as are asked for."""

    name = "mod_wsgi-daemon"
    title = "mod_wsgi daemon"

    def _make_process(self) -> ScriptProcess:
        # `processes=` makes it say multiprocess, even processes=1; without that option there would be one process as well.
        return ScriptProcess(self._script, self._callable_object, "main", 1, (self._setup.threads or 1) > 1, True)

    def _make_site(self) -> Site:
        execute = Daemon(self._process).execute
        return Handler("main", self._callable_object, execute).bind(self._script, self._setup.mount, holds_back=False)

    def _mpm(self) -> tuple[str, str]:
        return "mpm_event", "AH00489"
