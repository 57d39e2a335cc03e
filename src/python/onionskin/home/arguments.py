"""The command line, read. What is wrong with it is said in a sentence, and the process ends with 2, as with any command."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from onionskin.home.requests import Request, Unsendable, body_of, header_of, request_of

_DESCRIPTION = """\
Records what crosses each layer of a WSGI application, on this machine: the application as it is, behind a server's own code,
in this process. Nothing listens, nothing is sent to anybody, and nothing in the project's folder is changed but what the
application itself changes. Onionskin's page opens the recording, plays it and compares it with others.
"""
_EPILOG = """\
examples:
  python onionskin.zip app:application --get /hello
  python onionskin.zip mysite.wsgi --get /admin/ -H 'Accept-Language: de'
  python onionskin.zip 'shop:create_app()' --post /cart --data 'item=3' --get /cart
  PYTHONPATH=onionskin.zip python -m onionskin -C ~/shop app:application -X DELETE /cart/3

-H, --data and --json belong to the request before them; a -H before the first request is sent with each.
A recording holds what the application's variables held, and the source of its modules: look before you give it away.

exit status: 0 it was recorded, whatever the application answered; 1 the application could not be started;
2 the command line is wrong; 3 there is no recording, or it could not be written.
"""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line: the usage of so many options would hide it."""
        self.exit(2, f"onionskin: {message[:1].upper()}{message[1:].rstrip('.')}. --help says how it is used.\n")


@dataclass
class Asked:
    """What was asked for."""

    app: str
    factory: bool
    folder: Path
    server: str
    mount: str
    grain: str
    output: Path | None
    sources: bool
    environment: bool
    common: list[tuple[str, str]] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)


class _Add(argparse.Action):
    """Notes a request, or something of the last one."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option: Any = None) -> None:
        requests: list[Request] = namespace.requests
        try:
            if self.dest in ("get", "head", "post", "put"):
                requests.append(request_of(self.dest.upper(), values))
            elif self.dest == "request":
                requests.append(request_of(*values))
            elif self.dest == "header":
                (requests[-1].headers if requests else namespace.common).append(header_of(values))
            elif not requests:
                parser.error(f"{option} belongs to a request: write it behind one, such as --post /path {option} …")
            else:
                requests[-1].body = body_of(values)
                if self.dest == "json":
                    requests[-1].kind = "application/json"
        except Unsendable as error:
            parser.error(str(error))


def read_arguments(words: Sequence[str], servers: Sequence[str]) -> Asked:
    """What the command line asks for; it ends the process where that can't be known."""
    parser = _Parser("onionskin", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("app", help="what is served: module:callable, or 'module:factory()'; without a name it is “application”")
    parser.set_defaults(requests=[], common=[])
    sent = parser.add_argument_group("requests, in this order; without any, GET /")
    for method in ("get", "head", "post", "put"):
        sent.add_argument(f"--{method}", metavar="PATH", action=_Add, help=f"send a {method.upper()}")
    sent.add_argument("-X", "--request", nargs=2, metavar=("METHOD", "PATH"), action=_Add, help="send a request with any method")
    sent.add_argument("-H", "--header", metavar="LINE", action=_Add, help="a header, 'Name: value'")
    sent.add_argument(
        "--data", metavar="TEXT", action=_Add, help="its body, a form unless a header says otherwise; @FILE reads it"
    )
    sent.add_argument("--json", metavar="TEXT", action=_Add, help="its body, JSON; @FILE reads it")
    how = parser.add_argument_group("how it is run")
    how.add_argument("-C", dest="folder", metavar="DIR", default=".", help="the project's folder (this one)")
    how.add_argument("--server", choices=servers, default="wsgiref", help="whose code serves it (wsgiref): %(choices)s")
    how.add_argument("--mount", metavar="PREFIX", default="", help="the prefix that it is mounted under, where the server can")
    how.add_argument(
        "--grain", choices=("layers", "lines", "libraries"), default="lines", help="what is recorded (lines): %(choices)s"
    )
    kept = parser.add_argument_group("what is kept")
    kept.add_argument(
        "-o",
        dest="output",
        metavar="FILE",
        type=Path,
        help="where (<module>.recording.json); of several requests each has its number in the name",
    )
    kept.add_argument("--no-sources", dest="sources", action="store_false", help="without the source of the modules")
    kept.add_argument("--environment", action="store_true", help="with all of the process's environment, where a server shows it")
    told = parser.parse_args(words)
    app, factory = _app_of(parser, told.app)
    folder = Path(told.folder).expanduser().resolve()
    if not folder.is_dir():
        parser.error(f"There is no folder {folder}.")
    mount = told.mount.rstrip("/")
    if mount and not mount.startswith("/"):
        parser.error(f"A prefix begins with /: write /{mount}")
    requests = told.requests or [request_of("GET", "/")]
    output = None if told.output is None else told.output.absolute()
    return Asked(
        app, factory, folder, told.server, mount, told.grain, output, told.sources, told.environment, told.common, requests
    )


def _app_of(parser: argparse.ArgumentParser, text: str) -> tuple[str, bool]:
    """ "shop:create_app()" is a factory; of a file ("shop.py") the module is meant."""
    module, _, name = text.partition(":")
    factory = name.endswith("()")
    name = name.removesuffix("()") or "application"
    module = module.removesuffix(".py").replace("/", ".")
    if not all(part.isidentifier() for part in f"{module}.{name}".split(".")):
        parser.error(f"What is served is written module:callable, such as app:application; “{text}” is not")
    return f"{module}:{name}", factory
