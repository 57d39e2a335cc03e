"""The modules `mod_wsgi` and `apache` that programs can import."""

import sys
from types import ModuleType
from typing import Any

from onionskin.servers.apache.output import SERVER
from onionskin.servers.mod_wsgi.environ import APACHE_VERSION, MOD_WSGI_VERSION
from onionskin.servers.mod_wsgi.process import ScriptProcess
from onionskin.servers.mod_wsgi.stream import FileWrapper


def install(process: ScriptProcess, mpm: str, processes: int, threads: int) -> None:
    """Make them for a process: what it is, and what its applications may ask about it. What isn't here, isn't there."""
    mod_wsgi, apache = ModuleType("mod_wsgi"), ModuleType("apache")
    callbacks: list[Any] = []
    many = {"maximum_processes": processes, "threads_per_process": threads}
    vars(mod_wsgi).update(
        version=MOD_WSGI_VERSION,
        FileWrapper=FileWrapper,
        process_group=process.group,
        application_group="",
        # Called when the process ends, which nothing here does by itself.
        subscribe_shutdown=callbacks.append,
        shutdown_callbacks=callbacks,
        **many,
    )
    vars(apache).update(version=APACHE_VERSION, description=SERVER, mpm_name=mpm, **many)
    process.module = sys.modules["mod_wsgi"] = mod_wsgi
    sys.modules["apache"] = apache
