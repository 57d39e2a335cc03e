"""The modules `mod_wsgi` and `apache` that programs can import."""

import sys
from types import ModuleType
from typing import Any

from onionskin.servers.apache.output import SERVER
from onionskin.servers.mod_wsgi.environ import APACHE_VERSION, MOD_WSGI_VERSION
from onionskin.servers.mod_wsgi.process import ScriptProcess
from onionskin.servers.mod_wsgi.stream import FileWrapper


def install(process: ScriptProcess) -> None:
    """Make them for a process: what it is, and what its applications may ask about it. What isn't here, isn't there."""
    events: list[Any] = []
    shutdowns: list[Any] = []
    mod_wsgi = ModuleType("mod_wsgi")
    vars(mod_wsgi).update(
        version=MOD_WSGI_VERSION,
        FileWrapper=FileWrapper,
        process_group=process.group,
        application_group="localhost:8000|",
        maximum_processes=1,
        threads_per_process=1,
        subscribe_events=events.append,
        subscribe_shutdown=shutdowns.append,
        event_callbacks=events,
        shutdown_callbacks=shutdowns,
        active_requests={},
    )
    apache = ModuleType("apache")
    vars(apache).update(
        version=APACHE_VERSION, maximum_processes=1, threads_per_process=1, description=SERVER, mpm_name="prefork"
    )
    sys.modules["mod_wsgi"] = mod_wsgi
    sys.modules["apache"] = apache
