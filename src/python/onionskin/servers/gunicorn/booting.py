"""How a worker begins here: gunicorn's own arbiter up to its fork, after which this process is the worker.

There is no fork in a browser. What the arbiter does afterwards (take note of a worker that ended, give up or start another) is rebuilt.
"""

import os
import sys
from types import ModuleType
from typing import Any, ClassVar, NoReturn

from gunicorn import arbiter, config, util
from gunicorn.workers.base import Worker
from onionskin.project import FOLDER
from onionskin.servers import system


class Ready(BaseException):
    """The worker has started."""

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.worker = worker


class Handed:
    """A worker whose connections are handed to it: mixed into one of gunicorn's own."""

    #: Whose code it has to leave.
    master: ClassVar[Arbiter]

    def run(self) -> NoReturn:
        """It would now wait for connections for as long as it lives. Instead it leaves the arbiter's code, which lies below it."""
        self.master.log = _Quiet()
        raise Ready(self)  # type: ignore[arg-type]


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
system.replace(config.Chdir, "default", str(FOLDER), "the folder it is started in; it was imported in another one")
system.replace(util, "close_on_exec", lambda fd: None, "nothing is executed, and a connection has no descriptor")


@system.ours
class Arbiter(arbiter.Arbiter):
    """Everything before the fork is its own."""

    def init_signals(self) -> None:
        """No signals reach a process in a browser."""

    def boot(self) -> Worker:
        """Start one worker, whose code goes on where the fork has left it. SystemExit: it could not be started."""
        log = self.log
        Handed.master = self
        try:
            self.spawn_worker()
        except Ready as ready:
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

    def opens_control_socket(self) -> None:
        """It says so, and there is none. (Rebuilt: it has a thread and a socket of its own.)"""
        self.log.info("Control socket listening at %s", "/root/.gunicorn/gunicorn.ctl")

    def gives_up(self, reason: str) -> None:
        """The end of the server. (Rebuilt: halt().)"""
        self.log.error("Shutting down: %s", self.master_name)
        self.log.error("Reason: %s", reason)
