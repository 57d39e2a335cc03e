"""`python -m onionskin` and `python onionskin.zip`. What stands here is read by every Python 3, so that one that is too old can say so."""

import sys

#: The first with sys.monitoring (PEP 669).
NEEDED = (3, 12)


def main():  # type: ignore[no-untyped-def]
    """The exit status."""
    if sys.version_info < NEEDED:
        sys.stderr.write(
            "onionskin: this is Python {}.{}, and the recorder needs {}.{} or newer: what it records with (sys.monitoring) came with that. "
            "Run it with another one, such as python{}.{}.\n".format(*sys.version_info[:2], *NEEDED, *NEEDED)
        )
        return 2
    if sys.implementation.name != "cpython":
        sys.stderr.write("onionskin: the recorder needs CPython, and this is " + sys.implementation.name + ".\n")
        return 2
    from onionskin.home.command import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
