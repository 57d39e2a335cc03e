"""What a lesson's check.py is written with, and what runs it: standard unittest, plus words for requests, answers and moments.

    class GeneratorsAreLazy(Lesson):
        def test_still_streams(self):
            \"\"\"The first line leaves before the last one is made.\"\"\"
            exchange = self.send("GET /")
            self.assertBefore(answer.first("chunk", layer="Clock"), answer.last("chunk", layer="report"), hint="…")

The docstring is the sentence that the learner sees. Every check gets a process of its own, so none depends on another's requests.
A check that can't be judged before another one passes says so: `@after("test_status")`.
"""

import traceback
import types
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from onionskin.answer import Answer, Event, compose
from onionskin.plain_words import PlainWords, Wrong, show
from onionskin.process import Process
from onionskin.servers import MISSING
from onionskin.servers.server import Setup
from onionskin.sink import ListSink, Piece, Recording, Shape, Sink


class Unrecorded(Exception):
    """Our own recorder failed, so nothing can be said; the message is a sentence."""


class CannotStart(Exception):
    """The learner's project can't be served at all; the message says why."""


def after[F: Callable[..., Any]](*names: str) -> Callable[[F], F]:
    """This check is only judged once those passed, so that one mistake is told once."""

    def mark(check: F) -> F:
        check.after = names  # type: ignore[attr-defined]
        return check

    return mark


class _Tee:
    """Keeps the recordings for the checks and hands those of requests on to the page; those of start-ups stay here."""

    def __init__(self, page: Sink) -> None:
        self._page = page
        self.due = page.due
        self._kept = ListSink()
        self.starting = False
        #: As many as the page has got.
        self.recordings: list[Recording] = []

    def add(self, piece: Piece) -> None:
        self._kept.add(piece)
        if self.starting:
            return
        if "begin" in piece:
            self.recordings.append(self._kept.recordings[-1])
        self._page.add(piece)

    def step(self, shape: Shape, at: int, span: int | None, place: dict[str, Any] | None, values: tuple[Any, ...]) -> None:
        self._kept.step(shape, at, span, place, values)
        if not self.starting:
            self._page.step(shape, at, span, place, values)

    def goes_on(self) -> None:
        self._page.goes_on()


class Lesson(PlainWords):
    """A group of checks of the learner's program."""

    #: The server that the checks run on, whatever the learner has chosen: what is right must not depend on what one server hides, lets pass
    #: or answers itself (mod_wsgi takes `Authorization` away, uWSGI sends a body without a status). None: the learner's choice.
    server: str | None = "wsgiref"
    #: How that server is set: `processes`, `threads`. The learner's own settings are another matter.
    settings: Mapping[str, int] = {}
    #: Set by `run`.
    _job: Mapping[str, Any]
    _tee: _Tee
    _begins: Callable[[], None]
    _process: Process | None = None

    def send(self, request: str, headers: Sequence[tuple[str, str]] = (), body: bytes = b"") -> Answer:
        """Send `request` ("GET /path") to the program and give what came of it."""
        if self._process is None:
            # What the program imports, it imports anew in each process: that takes its time, and the check before has nothing to do with it.
            self._begins()
            self._process = _start(self._job, self._tee, self.server, self.settings)
        came = self._process.request(compose(request, headers, body))
        if came.exited is not None:
            self._process = None
        if came.unrecorded is not None or not self._tee.recordings:
            raise Unrecorded(came.unrecorded or "The request was not recorded, so this check could not be made.")
        number = len(self._tee.recordings) - 1
        answer = Answer(request, came.raw, self._tee.recordings[number], number)
        if came.exited is not None:
            self.fail(
                f"`{request}` ended the whole server process.",
                at=answer.last("exit") or answer.last("raise"),
                hint="An application answers; it never calls `sys.exit()`.",
            )
        return answer

    def restart(self) -> None:
        """The next request meets a process that has just begun: it has imported the project anew, and knows of nothing before."""
        self._process = None

    def append(self, file: str, text: str) -> None:
        """From the next request on, which meets a new process, `text` stands at the end of this file: what the program is like in another project."""
        files = self._job["files"]
        self._job = {**self._job, "files": {**files, file: f"{files.get(file, '')}\n{text}"}}
        self.restart()

    # Assertions about an answer. Each says what was wanted and what came.

    def assertStatus(self, answer: Answer, status: int, *, hint: str = "") -> None:
        """The client got this status code."""
        if answer.status != status:
            self.fail(_wanted(answer, f"status {status}", f"{answer.status_line}"), hint=hint, at=answer.cause)

    def assertHeader(self, answer: Answer, name: str, value: str | None = None, *, hint: str = "") -> None:
        """The client got this header; with `value`: exactly one, and its value (parameters like charset may follow)."""
        came = [text for key, text in answer.headers if key.lower() == name.lower()]
        if not came:
            self.fail(_wanted(answer, f"a `{name}` header", "none"), hint=hint, at=answer.cause)
        if value is not None and [text.partition(";")[0].strip().lower() for text in came] != [value.lower()]:
            self.fail(_wanted(answer, f"`{name}: {value}`", _listed(came)), hint=hint, at=answer.cause)

    def assertNoHeader(self, answer: Answer, name: str, *, hint: str = "") -> None:
        """The client got no such header."""
        came = [text for key, text in answer.headers if key.lower() == name.lower()]
        if came:
            self.fail(_wanted(answer, f"no `{name}` header", f"`{name}: {came[0]}`"), hint=hint, at=answer.cause)

    def assertTold(self, told: Event, name: str, value: str, *, hint: str = "") -> None:
        """This call of start_response gives the header, whatever became of the answer afterwards."""
        pairs = [pair for pair in told["headers"] if all(isinstance(part, str) for part in pair)]
        came = [text for key, text in pairs if key.lower() == name.lower()]
        if [text.partition(";")[0].strip().lower() for text in came] != [value.lower()]:
            self.fail(f"Wanted `{name}: {value}`, came {_listed(came)}.", hint=hint, at=told)

    def assertReturned(self, answer: Answer, *, hint: str = "") -> None:
        """The outermost application came to its end without an exception."""
        if answer.last("return") is None:
            self.fail(
                f"The application raised `{answer.fault}`." if answer.fault else "The application did not return.",
                hint=hint,
                at=answer.last("raise"),
            )

    def assertBody(self, answer: Answer, body: bytes, *, strip: bool = False, hint: str = "") -> None:
        """The client got this body; with `strip`, blanks and line ends around it don't count."""
        came = answer.body.strip() if strip else answer.body
        if came != body:
            self.fail(_wanted(answer, show(body), show(came)), hint=hint, at=answer.last("chunk") or answer.cause)

    def assertBefore(self, first: Event | None, then: Event | None, *, hint: str = "") -> None:
        """`first` happened before `then`. One that never happened is a failure too."""
        if first is None or then is None:
            self.fail("One of the two moments that this is about never came.", hint=hint, at=first or then)
        if first.index >= then.index:
            self.fail("It happens too late.", hint=hint, at=first)

    def assertReached(self, answer: Answer, layer: str, *, hint: str = "") -> None:
        """The request got to this layer."""
        if not answer.reached(layer):
            self.fail(f"`{answer.request}` never reached `{layer}`.", hint=hint, at=answer.last("call"))

    def assertNeverReached(self, answer: Answer, layer: str, *, hint: str = "") -> None:
        """The request was answered further out."""
        if answer.reached(layer):
            self.fail(f"`{answer.request}` reached `{layer}`.", hint=hint, at=answer.first("call", layer=layer))

    def assertChunksAreBytes(self, answer: Answer) -> None:
        """What the outermost application gave to the server is an iterable of bytes."""
        self.assertReturned(answer)
        gave = answer.given or {}
        kind = (gave.get("value") or {}).get("type")
        if kind == "NoneType":
            self.fail("The application returned `None`.", hint="Say `return` before the body.", at=gave)
        if kind == "str":
            self.fail(
                "The body is a `str`. A network carries bytes.",
                hint="Encode it, and put it in a list: `[text.encode()]`.",
                at=gave,
            )
        if kind == "bytes":
            self.fail(
                "The body is one `bytes` object. Looping over it gives numbers, not chunks.", hint="Put it in a list.", at=gave
            )
        if "body" not in gave:
            self.fail(f"The application returned `{kind}`, which can't be looped over.", hint="Return a list of bytes.", at=gave)
        for chunk in answer.events("chunk"):
            # What layers give each other is between them, as long as bytes come out of it.
            if "value" in chunk and chunk["body"] == gave["body"]:
                name = chunk["value"]["type"]
                hint = "Encode it: `text.encode()`." if name == "str" else "Every chunk has to be a `bytes` object."
                self.fail(f"A chunk of the body is `{name}`: {chunk['value']['text']}.", hint=hint, at=chunk)


def run(source: str, job: Mapping[str, Any], sink: Sink, begins: Callable[[], None] = lambda: None) -> dict[str, Any]:
    """Run every check of `source` on a project. In: {files, app, server: (name, Setup)}. Out: {results, fault}; recordings go to `sink`.
    `begins` is called whenever a process begins: from then on it is that one's time that passes."""
    tee = _Tee(sink)
    module = types.ModuleType("check")
    try:
        exec(compile(source, "check.py", "exec"), module.__dict__)
    except BaseException as error:
        return {"results": [], "fault": f"check.py itself is broken: {_last_line(error)}"}
    results: dict[str, dict[str, Any]] = {}
    for group in vars(module).values():
        if not (isinstance(group, type) and issubclass(group, Lesson) and group is not Lesson):
            continue
        for name, check in vars(group).items():
            if name.startswith("test") and callable(check):
                try:
                    results[name] = _run_one(group, name, job, tee, results, begins)
                except CannotStart as error:
                    return {"results": list(results.values()), "fault": str(error)}
    return {"results": list(results.values()), "fault": None if results else "check.py has no checks."}


def _run_one(
    group: type[Lesson], name: str, job: Mapping[str, Any], tee: _Tee, before: Mapping[str, Any], begins: Callable[[], None]
) -> dict[str, Any]:
    """One CheckResult, as src/runner/runner.ts has it."""
    check = getattr(group, name)
    outcome = {"name": name, "sentence": " ".join((check.__doc__ or name).split()), "passed": True, "says": "", "at": None}
    for other in getattr(check, "after", ()):
        if not before[other]["passed"]:
            return {**outcome, "passed": False, "waits": True, "says": f"Looked at once “{before[other]['sentence']}” passes."}
    case = group(name)
    case._job = job
    case._tee = tee
    case._begins = begins
    try:
        try:
            case.setUp()
            try:
                getattr(case, name)()
            finally:
                case.tearDown()
        finally:  # as unittest has it, after a setUp() that failed too
            case.doCleanups()
    except CannotStart:
        raise
    except Wrong as wrong:
        at = None if wrong.at is None else {"recording": wrong.at.recording, "event": wrong.at.index}
        return {**outcome, "passed": False, "says": wrong.says, "at": at}
    except (AssertionError, Unrecorded) as error:
        return {**outcome, "passed": False, "says": str(error)}
    except BaseException as error:
        says = f"This check could not be finished, and the check itself is to blame: {_last_line(error)}"
        return {**outcome, "passed": False, "says": says}
    return outcome


def _start(job: Mapping[str, Any], tee: _Tee, server: str | None, settings: Mapping[str, int]) -> Process:
    name, setup = job["server"]
    if server is not None:
        # Of the learner's settings only this one is about the program. Its modules are found beside it, as in the page.
        processes, threads = settings.get("processes"), settings.get("threads")
        name, setup = server, Setup(processes, threads, factory=setup.factory, python_path=True)
    if name in MISSING:
        raise CannotStart(MISSING[name])
    process = Process(job["files"], job["app"], name, "lines", tee, setup=setup)
    tee.starting = True
    try:
        started = process.start()
    finally:
        tee.starting = False
    if not started["ok"]:
        raise CannotStart(started["says"])
    return process


def _last_line(error: BaseException) -> str:
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "check.py"]
    place = f" (check.py, line {lines[-1]})" if lines else ""
    return "".join(traceback.format_exception_only(error)).strip().split("\n")[-1] + place


def _wanted(answer: Answer, wanted: str, came: str) -> str:
    return f"`{answer.request}`: wanted {wanted}, came {came}."


def _listed(values: Sequence[str]) -> str:
    return " and ".join(f"`{value}`" for value in values) or "none"
