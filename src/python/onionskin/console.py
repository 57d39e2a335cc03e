"""A command line in the project's folder, as a second terminal beside the server: `python manage.py …` in a process of its own, with what it
prints and its exit status. The script is run as Python runs any; what it does is Django's own doing."""

import importlib
import os
import random
import shlex
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import ModuleType
from typing import Any

from onionskin import streams
from onionskin.logs import forget_loggers, forget_warnings
from onionskin.project import Project
from onionskin.refused_commands import why_refused
from onionskin.tracebacks import leave

SCRIPT = "manage.py"


def run(files: Mapping[str, str], line: str, said: Callable[[str], None], begins: Callable[[], None]) -> dict[str, Any]:
    """Run what was typed after the prompt. `said` hears what is printed, both streams in one order, as in a terminal. Out: {exited, says}:
    the exit status; or null and a sentence, when it is nothing that could be run here. A sentence beside a status helps with it."""
    try:
        settings, words = split(line)
    except ValueError as error:
        return {"exited": None, "says": f"The shell can't read this line: {error}."}
    if (why := why_refused(words)) is not None:
        return {"exited": None, "says": why}
    random.seed()
    project = Project(files, "")
    streams.open_streams()
    forget_loggers()
    forget_warnings()
    try:
        project.settle()
    except (OSError, ValueError) as error:
        says = f"The project could not be written to disk: a file has a name that can't be. {type(error).__name__}: {error}"
        return {"exited": None, "says": says}
    os.environ.update(settings)
    streams.listen(lambda _stream, text: said(text))
    begins()
    try:
        error = _execute([SCRIPT, *words])
        exited = 0 if error is None else leave(error, False)
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(Exception):
                stream.flush()
        streams.listen(None)
    return {"exited": exited, "says": _ASKED if isinstance(error, EOFError) else None}


#: What a command does that asks, and finds standard input at its end.
_ASKED = (
    "The command asked a question, and there is nobody at this terminal to answer it. Most commands take `--noinput`; what `makemigrations` asks "
    "for is a default in the model."
)


def split(line: str) -> tuple[dict[str, str], list[str]]:
    """What a shell makes of a line: settings of the environment before the command, and the words after it. Who writes `python manage.py` as
    well, has written it out of habit."""
    words = shlex.split(line)
    settings: dict[str, str] = {}
    while words and (name := words[0].partition("=")[0]).isidentifier() and "=" in words[0]:
        settings[name] = words.pop(0).partition("=")[2]
    if words and words[0] in ("python", "python3", "$"):
        words.pop(0)
    if words and words[0] in (SCRIPT, f"./{SCRIPT}", "django-admin"):
        words.pop(0)
    return settings, words


def _execute(argv: list[str]) -> BaseException | None:
    """`python manage.py …`: the script is `__main__`."""
    path = os.path.abspath(argv[0])
    if not os.path.isfile(path):
        sys.stderr.write(f"/usr/bin/python3: can't open file '{path}': [Errno 2] No such file or directory\n")
        return SystemExit(2)
    before, before_argv = sys.modules.get("__main__"), sys.argv
    module = ModuleType("__main__")
    module.__file__ = path
    module.__builtins__ = importlib.import_module("builtins")
    sys.modules["__main__"] = module
    sys.argv = argv
    try:
        with open(path, "rb") as file:
            code = compile(file.read(), path, "exec")
        exec(code, module.__dict__)
    except BaseException as error:
        return error
    finally:
        sys.argv = before_argv
        if before is not None:
            sys.modules["__main__"] = before
    return None
