"""Whose interpreter this is: one that was made for a single project in a browser's room and is thrown away with it, or a person's own, on their
machine (home/), where nothing is to be moved, written or replaced that is theirs. It is asked here, once: others read what follows from it."""

import sys
from pathlib import Path

# The command line (home/) is always imported first.
_AT_HOME = "onionskin.home" in sys.modules

#: What real servers' machines have and a browser has not may be put there. A person's own machine has what it has.
IS_OURS = not _AT_HOME
#: There may be threads beside the one that is recorded.
HAS_THREADS = _AT_HOME
#: Where the project is: at home, where the command was given or what its -C names. home/command.py goes there before anything asks for this.
FOLDER = Path.cwd() if _AT_HOME else Path("/srv/app")
#: Where a module was looked for that is not there, beside the project's own files.
NOT_THERE = "nor installed for this Python" if _AT_HOME else "nor in Python's standard library"
