"""Whose interpreter this is: one that was made for a single project in a browser's room and is thrown away with it, or a person's own, on their
machine (home/), where nothing is to be moved, written or replaced that is theirs."""

import sys

#: The command line (home/) is always imported first.
AT_HOME = "onionskin.home" in sys.modules
