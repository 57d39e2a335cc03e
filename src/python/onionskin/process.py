"""A server process: it imports the user's project once, keeps its globals from request to request, and records what happens.

    process = Process({"app.py": source}, "app:application", server="wsgiref", grain="lines")
    started = process.start()                     # {"ok": True} or {"ok": False, "says", "file", "line"}
    exchange = process.request(b"GET / HTTP/1.1\\r\\nHost: localhost:8000\\r\\n\\r\\n")
    exchange.raw                                  # every byte the server sent
    exchange.end                                  # "closed", "kept-open", "timeout", "reset", "left"; None when it never began
    exchange.recording                            # a dict in the shape of recording.ts, or None
    process.started_recording                     # the same for the start-up

Without a `sink` of the caller's the process keeps its recordings in a ListSink, `process.sink.recordings`.
One process at a time owns the interpreter; starting another one (tests, checks) ends the first.
"""

import random
import sys
from _thread import get_ident
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Literal

from onionskin import streams
from onionskin.at_home import HAS_THREADS
from onionskin.client import Leaves
from onionskin.connection import Connection
from onionskin.django import adapting, database
from onionskin.django.registry import tell_registry
from onionskin.environ_dump import EnvironDump
from onionskin.exchange import Exchange
from onionskin.faults import explain
from onionskin.lines import read_sources
from onionskin.logs import Logs, forget_loggers, forget_warnings
from onionskin.module_globals import ModuleGlobals
from onionskin.project import Project
from onionskin.recorder import Recorder
from onionskin.servers import SERVERS
from onionskin.servers.server import Server, Setup, StartFailed
from onionskin.sink import ListSink, Recording, Sink
from onionskin.steps import Steps
from onionskin.watch import Watch

type Grain = Literal["none", "layers", "lines", "libraries"]


class Process:
    """One interpreter with one project behind one server."""

    def __init__(
        self,
        files: Mapping[str, str],
        app: str = "app:application",
        server: str = "wsgiref",
        grain: Grain = "lines",
        sink: Sink | None = None,
        number: int = 1,
        sent: Callable[[bytes], None] | None = None,
        setup: Setup | None = None,
        begins: Callable[[], None] | None = None,
        project: Project | None = None,
    ) -> None:
        self.sink = ListSink() if sink is None else sink
        self.project = Project(files, app) if project is None else project
        if begins is not None:
            self.project.begins = begins
        self.grain: Grain = grain
        self.number = number
        self.started_recording: Recording | None = None
        self._server_class = SERVERS[server]
        self._setup = Setup() if setup is None else setup
        self._server: Server | None = None
        self._logs = Logs()
        self._dump: EnvironDump | None = None
        self._connection: Connection | None = None
        self._requests = 0
        self._tell_sent = sent
        self._raw: list[bytes] = []
        self._watch = Watch(self._server_class, self.project.relative)
        self._recorder: Recorder | None = None
        self._failure: str | None = None
        self._thread = get_ident()
        self._globals = ModuleGlobals(self.project.relative)

    @property
    def application(self) -> Callable[..., Any] | None:
        """What the server serves, as far as it knows it yet."""
        return None if self._server is None else self._server.application

    def start(self) -> dict[str, Any]:
        """Start the server, which imports the project. The user's mistakes are an answer, never an exception."""
        random.seed()
        streams.open_streams()
        forget_loggers()
        forget_warnings()
        self._logs.begin()
        try:
            self.project.settle()
        except (OSError, ValueError) as error:
            says = f"The project could not be written to disk: a file has a name that can't be. {type(error).__name__}: {error}"
            return {"ok": False, "says": says, "file": None, "line": None, "log": {}, "exited": None}
        read_sources(self.project.sources)
        self._begin(self.grain)
        started: dict[str, Any] = {"ok": True}
        ended, exited = "complete", None
        server = self._server_class(self.project, self._setup)
        try:
            server.start()
        except StartFailed as failed:
            self._watch.end()
            error = failed.__cause__ or failed
            ended, exited = "exited" if isinstance(error, SystemExit) else "raised", failed.code
            self._tell_start_failed(error)
            started = explain(error, self.project)
        else:
            self._server = server
            self.project.imported = self._settle_django
            self._settle_django()
            self._dump = EnvironDump(server.probes, lambda: server.application)
        self._tell_registry()
        self.started_recording = self._end(ended)
        return {**started, "log": self._logs.end(), "exited": exited}

    def request(
        self,
        raw: bytes,
        connection: Literal["new", "same"] = "new",
        half_close: bool = False,
        grain: Grain | None = None,
        expect: bool = False,
        pause_after: int | None = None,
        leaves: Leaves = None,
    ) -> Exchange:
        """Answer what a client sends, one request or several in a row, on a new connection or on the last one. How it sends is told in client.py."""
        if self._server is None or self._dump is None:
            raise RuntimeError("The process has not been started, or could not be.")
        if connection == "same":
            if self._connection is None or self._connection.end != "kept-open":
                return Exchange(b"", None, None)
        else:
            self._connection = Connection(self)
        self._requests += 1
        self._raw = []
        self._connection.feed(raw, half_close, expect, pause_after, leaves)
        self._logs.begin()
        self._dump.begin()
        self._begin(self.grain if grain is None else grain)
        if leaves == "sent":
            self._connection.hang_up_if_enough()
        exited = self._server.serve(self._connection)
        if self._recorder is not None and exited is not None:
            self._recorder.log.event("exit", 0, None, code=exited)
        recording = self._end("complete" if exited is None else "exited")
        environ = self._dump.end()
        return Exchange(b"".join(self._raw), self._connection.end, recording, exited, self._failure, self._logs.end(), environ)

    def _settle_django(self) -> None:
        """What a project of Django's needs before the first request, once it has been imported."""
        adapting.take_turns()
        if self.project.migrates:
            database.migrate(self.project.begins)

    # Recording.

    def _begin(self, grain: Grain) -> None:
        self._failure = None
        if grain == "none":
            self._watch.release()
            streams.listen(None)
            return
        try:
            recorder = Recorder(
                self.sink,
                self.number,
                self._requests,
                self._server_class.title,
                self.project.relative,
                self._watch.watch,
                self._globals,
            )
            self._recorder = recorder
            recorder.begins = self.project.begins
            if grain == "libraries" and recorder.starting:  # what is imported would be all that there is room for
                grain = "lines"
            steps = Steps(recorder, self._watch, self._server_class.probes, grain, self._fail)
            streams.listen(self._printed)
            steps.begin()
        except Exception as error:
            self._fail(error)

    def _end(self, ended: str) -> Recording | None:
        recorder, self._recorder = self._recorder, None
        intact = self._watch.end()
        streams.listen(None)
        if recorder is None:
            return None
        if not intact:
            self._failure = (
                self._failure or "The program switched the recorder off (sys.monitoring), so this recording has holes."
            )
        recorder.end("raised" if ended == "complete" and recorder.errors.reached_server else ended)
        return self.sink.recordings[-1] if isinstance(self.sink, ListSink) and self._failure is None else None

    def _fail(self, error: BaseException) -> None:
        """Our own fault: the program goes on without us."""
        self._watch.release()
        streams.listen(None)
        recorder, self._recorder = self._recorder, None
        where = error.__traceback__
        while where is not None and where.tb_next is not None:
            where = where.tb_next
        line = f" ({where.tb_frame.f_code.co_filename.rpartition('/')[2]}, line {where.tb_lineno})" if where else ""
        self._failure = f"Onionskin's recorder failed, so this request ran without it. {type(error).__name__}: {error}{line}"
        if recorder is not None:
            with suppress(Exception):
                recorder.log.end("stopped")

    def _printed(self, stream: streams.StreamName, text: str) -> None:
        """Something was printed. What the server prints while its own code acts is its log."""
        recorder = self._recorder
        if recorder is None or recorder.log.prints_are_cut or (HAS_THREADS and get_ident() != self._thread):
            return
        try:
            frame = sys._getframe(2)
            place = recorder.place(frame)
            if stream == "stderr" and frame.f_code is self._server_class.probes.errors:
                stream = "errors"
            # Where no layer acts, a line of the user's may still run: in a generator that is no layer's, or while the module is imported.
            if stream != "stdout" and place is None and (recorder.span == 0 or recorder.starting):
                stream = "log"
            recorder.log.print(stream, recorder.span, place, text)
            recorder.log.goes_on()
        except Exception as error:
            self._fail(error)

    def _tell_start_failed(self, error: BaseException) -> None:
        """The end of the start-up recording: what was raised, or with which code the module left."""
        recorder = self._recorder
        if recorder is None:
            return
        if not isinstance(error, SystemExit):
            recorder.errors.crosses(error, None, "call")
        else:
            code = error.code if isinstance(error.code, int) else int(error.code is not None)
            recorder.log.event("exit", None, None, code=code)

    def _tell_registry(self) -> None:
        """As far as Django has come with its applications, and with who is connected to its signals."""
        if self._recorder is not None:
            try:
                tell_registry(self._recorder, self._watch.wires.chosen)
                self._watch.wires.tell(self._recorder)
            except Exception as error:
                self._fail(error)

    # The wire of its connections.

    def received(self, data: bytes) -> None:
        """The server has read `data`."""
        if self._recorder is not None:
            self._recorder.received(data)

    def waits_for_client(self, milliseconds: int | None) -> None:
        """The server waits for the client; None: for what it will never send. What is logged afterwards, the client doesn't live to see,
        but where the recorder of the real server waited for it (`logs_given_up`)."""
        if milliseconds is None and not getattr(self._server_class, "logs_given_up", False):
            self._logs.stop()
        if self._recorder is not None:
            self._recorder.waits_for_client(sys._getframe(3), milliseconds)

    def client_leaves(self) -> None:
        """The client gives up. The server notices, and what it logs about it belongs to this exchange."""
        if self._recorder is not None:
            self._recorder.waits_for_client(sys._getframe(2), None)

    def client_left(self) -> None:
        """The client has hung up. No server is told: it learns of it when it writes."""
        if self._recorder is not None:
            self._recorder.client_left()

    def sent(self, data: bytes) -> None:
        """The server has sent `data`."""
        if self._recorder is not None:
            self._recorder.sent(data)
        self._raw.append(data)
        if self._tell_sent is not None:
            self._tell_sent(data)
