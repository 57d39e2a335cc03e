"""The process that executes scripts: an Apache child in embedded mode, a daemon process in daemon mode. It keeps their globals."""

import os
import sys
from collections.abc import Callable
from hashlib import md5
from types import ModuleType
from typing import Any

from onionskin.exec_code_module import exec_code_module
from onionskin.servers.apache.logs import log_error
from onionskin.servers.mod_wsgi import log as logs
from onionskin.servers.mod_wsgi.adapter import Adapter
from onionskin.servers.mod_wsgi.errors import PID, log_python_error
from onionskin.servers.mod_wsgi.input import expire
from onionskin.servers.mod_wsgi.log import Log, text_end
from onionskin.servers.mod_wsgi.request import ScriptRequest


class ScriptProcess:
    """One process with one thread for requests, and the modules that its scripts became."""

    def __init__(
        self, script: str, callable_object: str, group: str, thread_id: int, is_multithreaded: bool, is_multiprocess: bool
    ) -> None:
        self.script = script
        self.group = group
        self.thread_id = thread_id
        self.is_multithreaded = is_multithreaded
        self.is_multiprocess = is_multiprocess
        self.total_requests = 0
        self.thread_requests = 0
        #: What is called for each request; None before the first.
        self.application: Callable[..., Any] | None = None
        #: The Python module `mod_wsgi`, as programs import it.
        self.module: ModuleType | None = None
        #: A daemon process ends itself when its script has changed, and another takes its place: what it has to forget for that. In embedded
        #: mode there is none, since the process is Apache's own (WSGIScriptReloading).
        self.ends: Callable[[], None] | None = None
        #: Told when the script has been loaded.
        self.loaded: Callable[[], None] = lambda: None
        self._callable_object = callable_object
        #: A name that no other script has, whatever the files are called.
        self._name = f"_mod_wsgi_{md5(script.encode(), usedforsecurity=False).hexdigest()}"
        #: By the name of the sub-interpreter: its module of the script.
        self._modules: dict[str, ModuleType] = {}

    def begin(self) -> None:
        """What mod_wsgi makes of an interpreter. The working directory is the one that Apache was started in, in the foreground."""
        logs.forget()
        sys.stderr = text_end(Log("<stderr>", "stderr", is_proxy=True))
        sys.stdout = text_end(Log("<stdout>", "stdout", is_proxy=True))
        sys.argv = ["mod_wsgi"]
        os.environ.update(LANG="C", LC_CTYPE="C.UTF-8")  # CPython has seen to it that texts are UTF-8 all the same (PEP 538)

    def execute(self, request: ScriptRequest, application_group: str) -> int:
        """Load the script if it isn't there or has changed, and call its application. The handler's result."""
        if self.module is not None:
            vars(self.module)["application_group"] = application_group
        module = self._module(request, application_group)
        status = 500
        if module is not None:
            missing = object()
            application = vars(module).get(self._callable_object, missing)
            if application is missing:
                what = f"Target WSGI script '{self.script}' does not contain WSGI application '{self._callable_object}'."
                log_error(request, f"mod_wsgi (pid={PID}): {what}")
                status = 404
            else:
                self.application = application
                status = self._run(request)
        self.total_requests += 1
        return status

    def _run(self, request: ScriptRequest) -> int:
        adapter = Adapter(request, self)
        logs.begin(adapter.log_buffer)
        try:
            return adapter.run(self.application)
        finally:
            adapter.expire()
            expire(adapter.input)
            if not adapter.log.closed:
                adapter.log.close()
            logs.end()

    def _module(self, request: ScriptRequest, application_group: str) -> ModuleType | None:
        """The module of the script. A script that could not be loaded is tried again at each request."""
        known = self._modules.get(application_group)
        try:
            changed = os.stat(self.script).st_mtime_ns // 1000
        except OSError:
            changed = 0
        if known is not None and vars(known).get("__mtime__") == changed:
            sys.modules[self._name] = known
            return known
        if known is not None and self.ends is not None:
            self._modules.clear()
            self.total_requests = self.thread_requests = 0
            self.ends()
        self._modules.pop(application_group, None)
        sys.modules.pop(self._name, None)
        module = self._load(request, application_group)
        if module is not None:
            vars(module)["__mtime__"] = changed
            self._modules[application_group] = module
            self.loaded()
        return module

    def _load(self, request: ScriptRequest, application_group: str) -> ModuleType | None:
        where = f"mod_wsgi (pid={PID}, process='{self.group}', application='{application_group}')"
        try:
            with open(self.script, "rb") as file:
                code = compile(file.read().partition(b"\0")[0], self.script, "exec", dont_inherit=True)
        except Exception as error:
            log_error(request, f"{where}: Could not read/compile source file '{self.script}'.")
            log_python_error(request, error, self.script)
            return None
        try:
            return exec_code_module(self._name, code, self.script)
        except BaseException as error:
            if isinstance(error, SystemExit):
                what = "SystemExit exception raised when doing exec of Python script file"
            else:
                what = "Failed to exec Python script file"
            log_error(request, f"mod_wsgi (pid={PID}): {what} '{self.script}'.")
            log_python_error(request, error, self.script)
            return None
