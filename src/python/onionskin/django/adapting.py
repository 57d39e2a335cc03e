"""Django adapts middleware and views that are asynchronous to a server that is not (asgiref: async_to_sync and sync_to_async), and needs a second
thread for that: an event loop runs in one, what is synchronous in the other. In a browser there is one thread, so they take turns: whoever waits
for the other calls it.

Django documentation, Asynchronous support: "Under a WSGI server, async views will run in their own, one-off event loop."
"""

import asyncio
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any


def take_turns() -> None:
    """Where asgiref has been imported, let it do without threads."""
    sync: Any = sys.modules.get("asgiref.sync")
    if sync is None or sync.ThreadPoolExecutor is InTurn:
        return
    sync.ThreadPoolExecutor = sync.CurrentThreadExecutor = InTurn
    sync.SyncToAsync.single_thread_executor = InTurn()
    sync.SyncToAsync.thread_handler = _handler


class InTurn(Executor):
    """In the place of a thread: what it is given is done at once, and the loop that asked for it is none that runs meanwhile."""

    def __init__(self, *_: Any, **__: Any) -> None:
        pass

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do it."""
        future: Future[Any] = Future()
        running = asyncio._get_running_loop()
        task = None if running is None else asyncio.tasks._swap_current_task(running, None)
        asyncio._set_running_loop(None)
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:  # as a thread would: it is raised where the result is asked for
            future.set_exception(error)
        finally:
            asyncio._set_running_loop(running)
            if running is not None:
                asyncio.tasks._swap_current_task(running, task)
        return future

    def run_until_future(self, future: Future[Any]) -> None:
        """It is done."""


def _handler(self: Any, loop: Any, exc_info: Any, task_context: Any, func: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """What is synchronous, within the exception that is being handled. It is told of no loop in another thread: there is none."""
    if exc_info[1]:
        try:
            raise exc_info[1]
        except BaseException:
            return func(*args, **kwargs)
    return func(*args, **kwargs)
