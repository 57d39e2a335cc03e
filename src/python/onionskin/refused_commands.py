"""Commands of Django's that can't be run at this command line: those that never end, that ask at a terminal, or that start another program.
Each with a sentence that says why, and what does the same here."""

from collections.abc import Sequence

_SERVES = "`{}` would start a server and never come back. The server is here already: it restarts when a file changes, and Send asks it."
_STARTS = "`{}` starts another program, and a browser tab has none."
_THERE = "`{}` lays out another project, and this one is here already: an application for it is made by `startapp`."
_WHY = {
    "runserver": _SERVES,
    "testserver": _SERVES,
    "dbshell": _STARTS + " Its rows are in the admin; a statement can be run with `shell -c`.",
    "makemessages": _STARTS + " (It is `xgettext`.)",
    "compilemessages": _STARTS + " (It is `msgfmt`.)",
    "startproject": _THERE,
    "shell": '`{}` waits for lines to be typed, and nobody sits at this terminal. One can be given at once: `shell -c "print(1 + 1)"`.',
    "changepassword": "`{}` asks for a password at a terminal, and nobody sits at this one. In the admin it is changed under Users.",
    "createsuperuser": (
        "`{}` asks its questions at a terminal, and nobody sits at this one. All answers can be given at once: "
        "`DJANGO_SUPERUSER_PASSWORD=secret createsuperuser --noinput --username ada --email ada@example.com`."
    ),
}
#: With one of these nothing is asked.
_UNLESS = {
    "shell": ("-c", "--command"),
    "createsuperuser": ("--noinput", "--no-input"),
}


def why_refused(words: Sequence[str]) -> str | None:
    """A sentence; None: it can be run. Whoever asks for help gets it."""
    if not words or words[0] not in _WHY or "--help" in words or "-h" in words:
        return None
    command, flags = words[0], _UNLESS.get(words[0], ())
    if any(word.partition("=")[0] in flags or (command == "shell" and word.startswith("-c")) for word in words[1:]):
        return None
    return _WHY[command].format(command)
