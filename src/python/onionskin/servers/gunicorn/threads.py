"""gunicorn's threaded worker (`--threads 2` or more makes gunicorn choose it): its own code, with one thread.

Its main thread polls sockets and hands connections to a pool. Here the pool does its work at once, and what it then tells the main
thread is done as soon as the connection has been handled.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from gunicorn.workers import gthread
from onionskin.client import PATIENCE
from onionskin.connection import Connection
from onionskin.servers import system
from onionskin.servers.gunicorn.booting import Handed


class _AtOnce:
    """In the place of the thread pool."""

    def submit(self, work: Callable[..., Any], *args: Any) -> Future[Any]:
        """Do it now. Whatever it raises belongs to whoever asks for the result, as in a thread."""
        future: Future[Any] = Future()
        try:
            with system.as_thread("ThreadPoolExecutor-0_0"):
                future.set_result(work(*args))
        except BaseException as error:
            future.set_exception(error)
        return future


class _Due:
    """In the place of the queue with a pipe that wakes the main thread up."""

    def __init__(self) -> None:
        self._waiting: deque[Callable[[], None]] = deque()

    def init(self) -> None:
        """There is no pipe."""

    def defer(self, callback: Callable[..., None], *args: Any) -> None:
        """To be done by the main thread."""
        self._waiting.append(lambda: callback(*args))

    def work(self) -> None:
        """Do what is due."""
        while self._waiting:
            self._waiting.popleft()()


class _Poller:
    """In the place of the selector: `serve` knows itself when a connection is readable."""

    def register(self, *args: Any) -> None:
        """Somebody waits for it."""

    def unregister(self, *args: Any) -> None:
        """Nobody does any more."""


def _wait_for_data(self: gthread.TConn, timeout: float) -> bool:
    """Wait until the connection is readable."""
    self.data_ready = self.sock.wait()
    return bool(self.data_ready)


system.replace(gthread, "PollableMethodQueue", _Due, "there are no pipes between threads, and one thread")
system.replace(gthread.TConn, "wait_for_data", _wait_for_data, "a connection is asked instead of a selector")


@system.ours
class ThreadedWorker(Handed, gthread.ThreadWorker):  # type: ignore[misc]
    """Several requests on one connection; "threads" in its configuration, one of them at work here."""

    def get_thread_pool(self) -> _AtOnce:
        """Its hook for another pool."""
        return _AtOnce()

    def init_process(self) -> None:
        """Its own, but for the poller."""
        gthread.selectors.DefaultSelector, real = _Poller, gthread.selectors.DefaultSelector
        try:
            super().init_process()
        finally:
            gthread.selectors.DefaultSelector = real

    def serve(self, listener: system.Listener, connection: Connection) -> None:
        """What the main thread does while anything happens on this connection."""
        waiting = next((conn for conn in self.keepalived_conns if conn.sock is connection), None)
        if waiting is None:
            for old in [*self.keepalived_conns]:
                self._close(old)  # its client has gone on to this connection
            listener.accepted = connection
            self.accept(listener)
        while True:
            self.method_queue.work()
            waiting = next((conn for conn in self.keepalived_conns if conn.sock is connection), None)
            if waiting is None or connection.closed:
                return
            if not connection.wait():
                if not connection.client.is_satisfied and self.cfg.keepalive * 1000 < PATIENCE:
                    self._close(waiting)
                return
            self.on_client_socket_readable(waiting, connection)

    def _close(self, waiting: gthread.TConn) -> None:
        """What murder_keepalived() does when a connection was idle for too long."""
        self.keepalived_conns.remove(waiting)
        self.nr_conns -= 1
        waiting.close()
