"""CPython's own words for a syntax error, without running anything."""

import warnings
from typing import TypedDict


class SyntaxFault(TypedDict):
    """Where and what; lines and columns are 1-based, columns in code points."""

    says: str
    line: int
    column: int
    endLine: int | None
    endColumn: int | None


def compile_source(file: str, source: str) -> SyntaxFault | None:
    """Compile `source` and throw the result away."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source, file, "exec", dont_inherit=True)
    except SyntaxError as error:
        ends = error.end_lineno and error.end_offset and error.end_offset > 0
        return {
            "says": f"{type(error).__name__}: {error.msg}",
            "line": max(error.lineno or 1, 1),
            "column": max(error.offset or 1, 1),
            "endLine": error.end_lineno if ends else None,
            "endColumn": error.end_offset if ends else None,
        }
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        return {"says": f"{type(error).__name__}: {error}", "line": 1, "column": 1, "endLine": None, "endColumn": None}
    return None
