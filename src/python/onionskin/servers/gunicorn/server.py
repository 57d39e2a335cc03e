"""gunicorn's command line, configuration and loggers, its arbiter's start, and one of its workers, over connections of ours."""

import os
import sys
from collections.abc import Callable
from types import CodeType
from typing import Any

import gunicorn
from gunicorn import util
from gunicorn.app.wsgiapp import WSGIApplication
from gunicorn.http import body, wsgi
from gunicorn.http import errors as http_errors
from gunicorn.workers import gthread, sync
from onionskin.connection import Connection
from onionskin.project import Project
from onionskin.servers import system
from onionskin.servers.gunicorn.booting import Arbiter, Handed
from onionskin.servers.gunicorn.threads import ThreadedWorker
from onionskin.servers.server import ADDRESS, Probes, Setup, StartFailed, exit_code
from onionskin.tracebacks import leave

_PACKAGE = os.path.dirname(gunicorn.__file__) + "/"
_HERE = os.path.dirname(__file__) + "/"
#: How often a worker that leaves while it starts is replaced before we stop watching: gunicorn itself never stops.
_RESPAWNS = 3


@system.ours
class SyncWorker(Handed, sync.SyncWorker):  # type: ignore[misc]
    """One request at a time, and a connection for each."""

    def serve(self, listener: system.Listener, connection: Connection) -> None:
        """Handle one connection."""
        self.handle(listener, connection, connection.peer)


_HANDLES = frozenset({sync.SyncWorker.handle_request.__code__, gthread.ThreadWorker.handle_request.__code__})


class GunicornServer:
    """gunicorn with its sync worker or, with two threads or more, its threaded one."""

    name = "gunicorn"
    title = "gunicorn"
    probes = Probes(
        start_response=wsgi.Response.start_response.__code__,
        write=wsgi.Response.write.__code__,
        loops=_HANDLES | {wsgi.Response.write_file.__code__},
        closes=_HANDLES,
        catches=_HANDLES | {sync.SyncWorker.handle.__code__, gthread.ThreadWorker.handle.__code__},
        calls=_HANDLES,
        body=("respiter",),
        error_pages=frozenset({util.write_error.__code__}),
        reads=frozenset(
            method.__code__ for method in (body.Body.read, body.Body.readline, body.Body.readlines, body.Body.__next__)
        ),
        errors=wsgi.WSGIErrorsWrapper.write.__code__,
        signals=(StopIteration, http_errors.NoMoreData),
    )

    def __init__(self, project: Project, setup: Setup) -> None:
        self._project = project
        self._setup = setup
        self._listener = system.Listener()
        self._worker: Any = None

    @property
    def application(self) -> Callable[..., Any] | None:
        """What the worker calls."""
        return None if self._worker is None else self._worker.wsgi

    def start(self) -> None:
        """Run its command line, start the arbiter and one worker, which imports the project."""
        if self._setup.mount:
            # gunicorn has no option for it: it takes the variable of that name.
            os.environ["SCRIPT_NAME"] = self._setup.mount
        master = self._arbiter()
        self._project.begins()
        left = self._boot(master)
        master.opens_control_socket()
        for _ in range(_RESPAWNS):
            if left is None:
                break
            code = exit_code(left)
            if (reason := master.reaps(code)) is not None:
                master.gives_up(reason)
                raise StartFailed(code) from left.__context__
            self._project.forget()
            left = self._boot(master)

    def _command_line(self) -> list[str]:
        bind = f"{ADDRESS[0]}:{ADDRESS[1]}"
        options = ["--bind", bind, "--workers", str(self._setup.processes or 1), "--worker-class", "sync"]
        if self._setup.threads is not None:
            options += ["--threads", str(self._setup.threads)]
        return ["/usr/bin/gunicorn", *options, self._project.app + ("()" if self._setup.factory else "")]

    def _arbiter(self) -> Arbiter:
        sys.argv = self._command_line()
        try:
            master = Arbiter(WSGIApplication("%(prog)s [OPTIONS] [APP_MODULE]", prog="gunicorn"))
            threaded = issubclass(master.worker_class, gthread.ThreadWorker)
            master.worker_class = ThreadedWorker if threaded else SyncWorker
            master.LISTENERS = [self._listener]
            master.start()
        except SystemExit as left:
            raise StartFailed(exit_code(left)) from left
        return master

    def _boot(self, master: Arbiter) -> SystemExit | None:
        """Start a worker. How it left, if it did."""
        try:
            self._worker = master.boot()
        except SystemExit as left:
            return left
        return None

    def serve(self, connection: Connection) -> int | None:
        """Let the worker serve one connection. Without a worker nobody accepts it: the client waits for nothing."""
        if self._worker is None:
            connection.wait_in_vain()
            return None
        try:
            self._worker.serve(self._listener, connection)
        except BaseException as error:
            connection.close()
            return self._worker_left(error)
        return None

    def _worker_left(self, error: BaseException) -> int:
        """What a thread of the application's raised has ended the worker; the arbiter gives up, or starts another one. (Rebuilt.)"""
        self._worker.log.info("Worker exiting (pid: %s)", os.getpid())
        code = leave(error, from_user=False)
        if (reason := self._worker.master.reaps(code)) is not None:
            self._worker.master.gives_up(reason)
        else:
            self._worker.log.info("Booting worker with pid: %s", os.getpid())
        return code

    @staticmethod
    def owns(code: CodeType) -> bool:
        """gunicorn's package, and this folder."""
        return code.co_filename.startswith((_PACKAGE, _HERE))
