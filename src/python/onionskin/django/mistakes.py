"""Why Django did not start, as a good teacher would say it: in which of its phases, what was touched there, at which line of the user's, and what
mends it. Django documentation, Applications, Initialization process: settings; phase one, applications; phase two, models; phase three, ready().
Here is found where it was made and how it is said; `mistake_rules.py` knows each mistake."""

import ast
import difflib
import linecache
import sys
import tokenize
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from types import FrameType
from typing import Any

from onionskin.django.places import is_django, place_of
from onionskin.project import Project
from onionskin.slots import attributes_of, trace_of

#: Places that are phases.
_PHASES = frozenset({"settings", "config", "models", "loading"})


@dataclass
class Failure:
    """One start that failed, on the way of its exception from the outside in."""

    error: BaseException
    project: Project
    #: What Django was about: a place of places.py; "ready"; "populate": it looked over what it had made; None: it had not begun.
    phase: str | None = None
    #: The frame of it.
    frame: FrameType | None = None
    #: The innermost line of the user's from there on.
    file: str | None = None
    line: int | None = None
    #: The line of the user's that led to that one, where there is one: it imports what is written there.
    before: tuple[str, int] | None = None
    #: Django's functions that it passed through, with their locals.
    through: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Django's own words."""
        return str(self.error)

    @property
    def of(self) -> str:
        """The entry of INSTALLED_APPS or MIDDLEWARE, the label of the application, the module of the settings."""
        here = {} if self.frame is None else self.frame.f_locals
        if self.phase in ("settings", "config", "loading"):
            return str(here.get({"settings": "settings_module", "config": "entry"}.get(self.phase, "middleware_path"), ""))
        owner = here.get("self") if self.phase == "models" else next(iter(here.values()), None)
        return str((attributes_of(owner) or {}).get("label", ""))

    @property
    def where(self) -> str:
        """ "shop/models.py, line 3 (`import x`)"; empty when it is no line of the user's."""
        if self.file is None:
            return ""
        text = linecache.getline(str(self.project.folder / self.file), self.line or 0).strip()
        return f"{self.file}, line {self.line}{f' (`{text[:120]}`)' if text else ''}"

    def at_entry(self, name: str, entry: str, nth: int = 0) -> None:
        """Go to the line of the settings where the list `name` has this entry."""
        files = [str(Path(path).relative_to(self.project.folder)) for path in self.project.sources]
        for file in sorted(files, key=lambda file: "settings" not in file):
            lines = _lines_of_entry(self.project.folder / file, name, entry)
            if lines:
                self.file, self.line = file, lines[min(nth, len(lines) - 1)]
                return

    def texts_of(self, entry: str) -> list[str]:
        """The texts that the line gone to puts together into this entry: more than one where a comma is missing."""
        path = self.project.folder / (self.file or "")
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Constant) and node.value == entry and node.lineno == self.line:
                return _texts(ast.get_source_segment(path.read_text(), node) or "")
        return []

    def at_class(self, kind: Any, name: str) -> None:
        """Go to the line of a class of the user's; to that of a name in it, if it has that."""
        members = type.__dict__["__dict__"].__get__(kind)
        module = sys.modules.get(str(members.get("__module__")))
        file = self.project.relative(str(getattr(module, "__file__", "")))
        line = members.get("__firstlineno__")
        if file is None or type(line) is not int:
            return
        self.file, self.line = file, line
        for node in ast.walk(_tree(self.project.folder / file)):
            if isinstance(node, ast.ClassDef) and node.lineno == line:
                self.line = next((one.lineno for one in node.body if isinstance(one, ast.Assign) and _names(one, name)), line)

    def close_to(self, name: str) -> str:
        """A package of the project's whose name is much like this one; empty: there is none."""
        folders = {
            Path(path).relative_to(self.project.folder).parent.as_posix().replace("/", ".") for path in self.project.sources
        }
        return next(iter(difflib.get_close_matches(name, sorted(folders - {"."}), 1, 0.6)), "")


def read(error: BaseException, project: Project) -> Failure | None:
    """None: it has nothing to do with Django."""
    failure = Failure(error, project)
    trace = trace_of(error)
    before: FrameType | None = None
    seen = False
    while trace is not None:
        frame, code = trace.tb_frame, trace.tb_frame.f_code
        if is_django(code):
            seen = True
            failure.through.setdefault(code.co_qualname, frame.f_locals)
            place = place_of(code)
            if failure.phase in (None, "populate") and (place in _PHASES or place == "populate"):
                failure.phase, failure.frame, failure.file, failure.line = place, frame, None, None
                failure.before = None
        elif (
            failure.phase == "populate"
            and before is not None
            and place_of(before.f_code) == "populate"
            and code.co_name == "ready"
        ):
            failure.phase, failure.frame = "ready", frame
        if (file := project.relative(code.co_filename)) is not None:
            if failure.file is not None and failure.line is not None:
                failure.before = failure.file, failure.line
            failure.file, failure.line = file, trace.tb_lineno
        before, trace = frame, trace.tb_next
    return failure if seen else None


def _lines_of_entry(path: Path, name: str, entry: str) -> list[int]:
    """Where a list or tuple that `name` is made of has the text `entry`."""
    lines = []
    for node in ast.walk(_tree(path)):
        value: ast.expr | None = None
        named = isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name) and node.target.id == name
        if named or (isinstance(node, ast.Assign) and _names(node, name)) or (isinstance(node, ast.keyword) and node.arg == name):
            value = node.value
        if value is not None:
            lines += [one.lineno for one in ast.walk(value) if isinstance(one, ast.Constant) and one.value == entry]
    return lines


def _texts(source: str) -> list[str]:
    """Within parentheses, because the texts may stand in several lines."""
    tokens = tokenize.generate_tokens(StringIO(f"({source})").readline)
    return [str(ast.literal_eval(token.string)) for token in tokens if token.type == tokenize.STRING]


def _names(node: ast.Assign, name: str) -> bool:
    return any(isinstance(target, ast.Name) and target.id == name for target in node.targets)


def _tree(path: Path) -> ast.AST:
    try:
        return ast.parse(path.read_bytes())
    except OSError, SyntaxError, ValueError:
        return ast.Module([], [])
