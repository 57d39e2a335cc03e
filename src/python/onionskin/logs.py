"""What the logs of a server gain during one start or one request, stream by stream and bounded."""

import logging
import warnings

from onionskin import streams

#: Characters that are kept of each log.
_KEPT = 256 * 1024


class Logs:
    """Standard output, standard error, and the server's log files."""

    def __init__(self) -> None:
        self._texts: dict[str, list[str]] = {}
        self._sizes: dict[str, int] = {}

    def begin(self) -> None:
        """From now on."""
        self._texts = {}
        self._sizes = {}
        streams.listen_to_logs(self._add)

    def stop(self) -> None:
        """What comes from now on does not belong to it."""
        streams.listen_to_logs(None)

    def end(self) -> dict[str, str]:
        """What they gained: name to text."""
        self.stop()
        return {name: "".join(texts) for name, texts in self._texts.items()}

    def _add(self, name: str, text: str) -> None:
        room = _KEPT - self._sizes.get(name, 0)
        if room <= 0:
            return
        self._sizes[name] = self._sizes.get(name, 0) + len(text)
        self._texts.setdefault(name, []).append(text if len(text) <= room else f"{text[:room]}…\n")


def forget_loggers() -> None:
    """A process begins without loggers that were configured: they belong to an earlier one in this interpreter (tests, checks)."""
    loggers = [logger for logger in logging.root.manager.loggerDict.values() if isinstance(logger, logging.Logger)]
    for logger in [logging.root, *loggers]:
        logger.handlers[:] = [handler for handler in logger.handlers if isinstance(handler, logging.NullHandler)]
        logger.filters.clear()
        logger.setLevel(logging.WARNING if logger is logging.root else logging.NOTSET)
        logger.propagate = True
        logger.disabled = False


def forget_warnings() -> None:
    """Nor has a process that begins given any warning: each place gives its own once a process. Leaving the context starts that anew."""
    with warnings.catch_warnings():
        pass
