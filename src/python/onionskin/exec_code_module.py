"""PyImport_ExecCodeModule(), by which servers that are written in C make a module of a file, under a name of their own."""

import sys
from importlib import _bootstrap_external  # type: ignore[attr-defined]
from types import CodeType, ModuleType


def exec_code_module(name: str, code: CodeType, path: str) -> ModuleType:
    """Run `code` as the module `name`, which is in sys.modules meanwhile, and afterwards unless it raises. What sys.modules has under
    that name in the end is the module: the code may have put another object there."""
    module = sys.modules.get(name) or ModuleType(name)
    sys.modules[name] = module
    names = module.__dict__
    names["__builtins__"] = sys.modules["builtins"]
    _bootstrap_external._fix_up_module(names, name, path)
    try:
        exec(code, names)
    except BaseException:
        sys.modules.pop(name, None)
        raise
    return sys.modules[name]
