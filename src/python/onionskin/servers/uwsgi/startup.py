"""What uWSGI writes to its log while it starts, on the machine where the real one was recorded."""

import os
import sys
import time

from onionskin.servers.server import ADDRESS, HOST_NAME, Setup
from onionskin.servers.uwsgi import log
from onionskin.servers.uwsgi.environ import VERSION

_ROOT = """uWSGI running as root, you can use --uid/--gid/--chroot options
*** WARNING: you are running uWSGI as root !!! (use the --uid flag) *** """
#: Bytes of memory that each process shares, and of them those that each further thread takes.
_PROCESS_MEMORY = 72920
_THREAD_MEMORY = 10408


def says_beginning(setup: Setup, folder: str) -> None:
    """Everything before the application is loaded."""
    host, port = ADDRESS
    processes, threads = setup.processes or 1, setup.threads or 1
    memory = (_PROCESS_MEMORY + _THREAD_MEMORY * (threads - 1)) * processes
    log.says(f"""*** Starting uWSGI {VERSION} (64bit) on [{time.ctime()}] ***
compiled with version: 15.3.0 on 07 July 2026 10:27:26
os: Linux-6.18.44-fc-v657 #1 SMP PREEMPT_DYNAMIC @0
nodename: {HOST_NAME}
machine: x86_64
clock source: unix
pcre jit disabled
detected number of CPU cores: 2
current working directory: {folder}
detected binary path: /usr/bin/uwsgi-core
{_ROOT}
*** WARNING: you are running uWSGI without its master process manager ***
your processes number limit is 96365
your memory page size is 4096 bytes
detected max file descriptor number: 20000
lock engine: pthread robust mutexes
thunder lock: disabled (you can enable it with --thunder-lock)
uwsgi socket 0 bound to TCP address {host}:{port} fd 3
{_ROOT}
Python version: {sys.version}
Python main interpreter initialized at {interpreter()}
{_ROOT}
python threads support enabled
your server socket listen backlog is limited to 100 connections
your mercy for graceful operations on workers is 60 seconds
mapped {memory} bytes ({memory // 1024} KB) for {processes * threads} cores
*** Operational MODE: {_mode(processes, threads)} ***""")


def says_app(number: int, mountpoint: str, is_default: bool) -> None:
    """An application is ready."""
    where = f"(mountpoint='{mountpoint}') ready in 0 seconds on interpreter {interpreter()}"
    log.says(f"WSGI app {number} {where} pid: {os.getpid()}{' (default app)' if is_default else ''}")


def says_end(has_app: bool) -> None:
    """Everything after the application has been loaded, or not, up to the workers."""
    if not has_app:
        log.says("*** no app loaded. going in full dynamic mode ***")
    log.says(f"{_ROOT}\n*** uWSGI is running in multiple interpreter mode ***")


def says_worker(setup: Setup) -> None:
    """One of the workers has begun: the first is the process that has loaded the application, the others are forked from it."""
    alone = "" if (setup.processes or 1) > 1 else "(and the only) "
    log.says(f"spawned uWSGI worker {setup.worker + 1} {alone}(pid: {pid_of(setup)}, cores: {setup.threads or 1})")


def pid_of(setup: Setup) -> int:
    """The number of a worker's process."""
    return os.getpid() + setup.worker


def says_crash() -> None:
    """The signal handler's words. What it says of the C stack there is no counterpart for here."""
    pid = os.getpid()
    log.says(f"!!! uWSGI process {pid} got Segmentation Fault !!!\n*** backtrace of {pid} ***\n*** end of backtrace ***")


def interpreter() -> str:
    """An address."""
    return f"{id(sys.modules):#x}"


def _mode(processes: int, threads: int) -> str:
    if threads > 1:
        return "preforking+threaded" if processes > 1 else "threaded"
    return "preforking" if processes > 1 else "single process"
