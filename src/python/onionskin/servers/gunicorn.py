"""gunicorn itself: its command line, configuration, loggers, arbiter's start, SyncWorker, parser and writer, over connections of ours.

The arbiter forks its workers and watches over them, and there is no fork in a browser: `_Arbiter` is its own code up to the fork, after
which this process is the worker. What the arbiter then does (take note of a worker that ended, give up or start another) is rebuilt here.
"""

import os
import sys
from collections.abc import Callable
from types import CodeType, ModuleType
from typing import Any, ClassVar, NoReturn

import gunicorn
from gunicorn import arbiter, util
from gunicorn.app.wsgiapp import WSGIApplication
from gunicorn.http import body, wsgi
from gunicorn.workers import sync
from onionskin.connection import Connection
from onionskin.project import Project
from onionskin.servers import system
from onionskin.servers.server import ADDRESS, Probes, Setup, StartFailed

_FOLDER = os.path.dirname(gunicorn.__file__) + "/"
#: How often a worker that leaves while it starts is replaced before we stop watching: gunicorn itself never stops.
_RESPAWNS = 3


class _Worker(sync.SyncWorker):
    """A worker whose connections are handed to it."""

    #: Whose code it has to leave.
    master: ClassVar[_Arbiter]

    def run(self) -> NoReturn:
        """It would now wait for connections for as long as it lives. Instead it leaves the arbiter's code, which lies below it."""
        self.master.log = _Quiet()
        raise _Ready(self)


class _Ready(BaseException):
    """The worker has started."""

    def __init__(self, worker: _Worker) -> None:
        super().__init__()
        self.worker = worker


class _NoHeartbeat:
    """In the place of the file whose time tells the arbiter that a worker is alive."""

    def __init__(self, cfg: Any) -> None:
        self.cfg = cfg

    def notify(self) -> None:
        """Nobody looks."""

    def fileno(self) -> int:
        """Standard error's: it is open."""
        return 2

    def close(self) -> None:
        """There is nothing to close."""


class _Quiet:
    """In the place of the arbiter's logger while a worker that lives on leaves the arbiter's code."""

    def info(self, *args: object) -> None:
        """It is not "Worker exiting"."""


_os = ModuleType("os")
vars(_os).update(vars(os), fork=lambda: 0)
system.replace(arbiter, "os", _os, "os, but fork() says that this process is the child: the worker")
system.replace(sys.modules["gunicorn.workers.base"], "WorkerTmp", _NoHeartbeat, "no arbiter looks at a worker's heartbeat file")
system.replace(util, "close_on_exec", lambda fd: None, "nothing is executed, and a connection has no descriptor")


class _Arbiter(arbiter.Arbiter):
    """Everything before the fork is its own."""

    def init_signals(self) -> None:
        """No signals reach a process in a browser."""

    def boot(self) -> _Worker:
        """Start one worker, whose code goes on where the fork has left it. SystemExit: it could not be started."""
        log = self.log
        _Worker.master = self
        try:
            self.spawn_worker()
        except _Ready as ready:
            return ready.worker
        finally:
            self.log = log
        raise AssertionError("A worker that has started says so.")

    def reaps(self, code: int) -> str | None:
        """What it does about a worker that ended: why it gives up itself, or None when it starts another. (Rebuilt: reap_workers().)"""
        if code != 0:
            self.log.error("Worker (pid:%s) exited with code %s.", os.getpid(), code)
        reasons = {self.WORKER_BOOT_ERROR: "Worker failed to boot.", self.APP_LOAD_ERROR: "App failed to load."}
        return reasons.get(code)


class GunicornServer:
    """gunicorn with its sync worker: one request at a time, a connection for each."""

    name = "gunicorn"
    title = "gunicorn"
    probes = Probes(
        start_response=wsgi.Response.start_response.__code__,
        write=wsgi.Response.write.__code__,
        loops=frozenset({sync.SyncWorker.handle_request.__code__, wsgi.Response.write_file.__code__}),
        closes=frozenset({sync.SyncWorker.handle_request.__code__}),
        catches=frozenset({sync.SyncWorker.handle_request.__code__, sync.SyncWorker.handle.__code__}),
        calls=sync.SyncWorker.handle_request.__code__,
        body=("respiter",),
        error_pages=frozenset({util.write_error.__code__}),
        reads=frozenset(
            method.__code__ for method in (body.Body.read, body.Body.readline, body.Body.readlines, body.Body.__next__)
        ),
        errors=wsgi.WSGIErrorsWrapper.write.__code__,
    )

    def __init__(self, project: Project, setup: Setup) -> None:
        self._project = project
        self._setup = setup
        self._listener = system.Listener()
        self._worker: _Worker | None = None

    @property
    def application(self) -> Callable[..., Any] | None:
        """What the worker calls."""
        return None if self._worker is None else self._worker.wsgi

    def start(self) -> None:
        """Run its command line, start the arbiter and one worker, which imports the project."""
        if self._setup.mount:
            # gunicorn has no option for it: it takes the variable of that name.
            os.environ["SCRIPT_NAME"] = self._setup.mount
        app = self._project.app + ("()" if self._setup.factory else "")
        bind = f"{ADDRESS[0]}:{ADDRESS[1]}"
        workers = str(self._setup.processes or 1)
        sys.argv = ["/usr/bin/gunicorn", "--bind", bind, "--workers", workers, "--worker-class", "sync", app]
        master = self._arbiter()
        left = self._boot(master)
        master.log.info("Control socket listening at %s", "/root/.gunicorn/gunicorn.ctl")
        for _ in range(_RESPAWNS):
            if left is None:
                break
            self._give_up(master, left)
            self._project.forget()
            left = self._boot(master)

    def _boot(self, master: _Arbiter) -> SystemExit | None:
        """Start a worker. How it left, if it did."""
        try:
            self._worker = master.boot()
        except SystemExit as left:
            return left
        return None

    def _arbiter(self) -> _Arbiter:
        try:
            configured = WSGIApplication("%(prog)s [OPTIONS] [APP_MODULE]", prog="gunicorn")
            master = _Arbiter(configured)
            master.worker_class = _Worker
            master.LISTENERS = [self._listener]
            master.start()
        except SystemExit as left:
            raise StartFailed(left.code if type(left.code) is int else 1) from left
        return master

    def _give_up(self, master: _Arbiter, left: SystemExit) -> None:
        """A worker left while it was starting. Most codes only make the arbiter start another one."""
        code = left.code if type(left.code) is int else int(left.code is not None)
        reason = master.reaps(code)
        if reason is not None:
            master.log.error("Shutting down: %s", master.master_name)
            master.log.error("Reason: %s", reason)
            raise StartFailed(code) from left.__context__

    def serve(self, connection: Connection) -> int | None:
        """Let the worker handle one connection. Without a worker nobody accepts it: the client waits for nothing."""
        if self._worker is None:
            connection.wait_in_vain()
            return None
        self._worker.handle(self._listener, connection, connection.peer)
        return None

    @staticmethod
    def owns(code: CodeType) -> bool:
        """gunicorn's package, and this file."""
        return code.co_filename.startswith(_FOLDER) or code.co_filename == __file__
