"""waitress itself: its command line, server, channels, parser and tasks, over connections of ours.

Its main thread polls sockets, and others run the application. A browser's interpreter has one thread: `serve` does what the main thread's
poll does when a socket is ready, and what is due for the other threads runs in between, in their own code.
"""

import os
import sys
from collections import deque
from collections.abc import Callable
from types import CodeType, SimpleNamespace
from typing import Any

import waitress
from onionskin.connection import Connection
from onionskin.project import Project
from onionskin.servers import system
from onionskin.servers.server import ADDRESS, Probes, Setup, StartFailed
from onionskin.tracebacks import leave
from waitress import adjustments, channel, proxy_headers, runner, server, task, wasyncore

_FOLDER = os.path.dirname(waitress.__file__) + "/"


class _LastOut(deque[Any]):
    """The queue of tasks: when the last one is taken, the thread that takes it is told to end after it."""

    def __init__(self, dispatcher: _Dispatcher) -> None:
        super().__init__()
        self._dispatcher = dispatcher

    def popleft(self) -> Any:
        """The next task."""
        taken = super().popleft()
        if not self:
            self._dispatcher.stop_count = 1
        return taken


@system.ours
class _Dispatcher(task.ThreadedTaskDispatcher):
    """Its own, without threads: what waits is run by its own handler_thread, when we call it."""

    def __init__(self, threads: int) -> None:
        super().__init__()
        self.queue = _LastOut(self)
        self._threads = threads
        self._worked = 0

    def add_task(self, task: Any) -> None:
        """A task waits for a thread; there always is one."""
        self.queue.append(task)

    def work(self) -> bool:
        """Do what waits. Whether there was anything."""
        if not self.queue:
            return False
        # Of threads that wait, the one that has waited longest is woken.
        number, self._worked = self._worked % self._threads, self._worked + 1
        with system.as_thread(f"waitress-{number}"):
            self.handler_thread(number)
        return True


def _resolve(address: tuple[str, int], flags: int) -> tuple[str, str]:
    return address[0], str(address[1])


system.replace(
    server.TcpWSGIServer,
    "socketmod",
    SimpleNamespace(getnameinfo=_resolve, NI_NUMERICHOST=1, NI_NUMERICSERV=2),
    "there is no resolver",
)


_shown: list[BaseException | None] = []


def _show_exception(stream: Any, show: Callable[[Any], None] = runner.show_exception) -> None:
    _shown[:] = [sys.exception()]
    show(stream)


system.replace(runner, "show_exception", _show_exception, "its own, but what it shows is remembered, to be explained")


class WaitressServer:
    """waitress with its four threads, of which one is busy at a time here."""

    name = "waitress"
    title = "waitress"
    probes = Probes(
        start_response=next(
            code for code in task.WSGITask.execute.__code__.co_consts if getattr(code, "co_name", "") == "start_response"
        ),
        write=task.Task.write.__code__,
        loops=frozenset({task.WSGITask.execute.__code__}),
        closes=frozenset({task.WSGITask.execute.__code__}),
        catches=frozenset({channel.HTTPChannel.service.__code__, task.ThreadedTaskDispatcher.handler_thread.__code__}),
        calls=frozenset(
            code
            for code in proxy_headers.proxy_headers_middleware.__code__.co_consts
            if getattr(code, "co_name", "") == "translate_proxy_headers"
        ),
        body=("app_iter",),
        error_pages=frozenset({task.ErrorTask.execute.__code__}),
    )

    def __init__(self, project: Project, setup: Setup) -> None:
        self._project = project
        self._setup = setup
        self._dispatcher = _Dispatcher(setup.threads or adjustments.Adjustments.threads)
        self._server: Any = None
        self._channels: dict[Connection, Any] = {}
        self.application: Callable[..., Any] | None = None

    def start(self) -> None:
        """Run its command line, which imports the project."""
        self._project.begins()
        sys.argv = ["/usr/bin/waitress-serve", f"--listen={ADDRESS[0]}:{ADDRESS[1]}"]
        if self._setup.threads is not None:
            sys.argv.append(f"--threads={self._setup.threads}")
        if self._setup.mount:
            sys.argv.append(f"--url-prefix={self._setup.mount}")
        if self._setup.factory:
            sys.argv.append("--call")
        sys.argv.append(self._project.app)
        _shown.clear()
        try:
            failed = runner.run(sys.argv, _serve=self._serve)
        except BaseException as error:
            raise StartFailed(leave(error, from_user=False)) from error
        if failed:
            raise StartFailed(failed) from (_shown[0] if _shown else None)

    def _serve(self, application: Callable[..., Any], **options: Any) -> None:
        self.application = application
        waitress.serve(application, _server=self._make, **options)

    def _make(self, application: Callable[..., Any], **options: Any) -> Any:
        made = server.create_server(
            application, {}, _start=False, _sock=system.Listener(), _dispatcher=self._dispatcher, **options
        )
        # serve() ends by running the loop of the main thread, which is in `serve` below.
        made.run = lambda: None
        wake = made.pull_trigger

        def pull_trigger() -> None:
            wake()
            self._woken()

        made.pull_trigger = pull_trigger
        self._server = made
        return made

    def _woken(self) -> None:
        """What a thread could not send, the main thread tries to: it finds the client gone, of which the thread is told at its next block."""
        for connection, peer in [*self._channels.items()]:
            if connection.broken and peer.connected:
                with system.as_thread("MainThread"):
                    wasyncore.write(peer)

    def serve(self, connection: Connection) -> int | None:
        """What the main thread does while anything happens on this connection."""
        peer = self._channels.get(connection)
        if peer is None:
            self._channels.clear()
            peer = channel.HTTPChannel(self._server, connection, connection.peer, self._server.adj, map=self._server._map)
            self._channels[connection] = peer
        while not connection.closed:
            if peer.readable() and (connection.pending or connection.at_end):
                wasyncore.read(peer)
            elif not self._dispatcher.work() and not peer.writable() and not (peer.readable() and connection.wait()):
                break
            if not connection.closed and peer.writable():
                wasyncore.write(peer)
        return None

    @staticmethod
    def owns(code: CodeType) -> bool:
        """waitress's package, and this file."""
        return code.co_filename.startswith(_FOLDER) or code.co_filename == __file__
