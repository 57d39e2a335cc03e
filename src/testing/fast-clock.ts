// A clock for programs that wait: whoever sleeps is told that the time has passed, and nobody waits for it. Python that runs before the
// program is imported. Only for the many ways through a lesson; its solution and its mistakes take their time.

export const FAST_CLOCK = `
import datetime
import time

_slept = 0


def _sleep(seconds):
    global _slept
    _slept += round(seconds * 1e9)


def _fast(clock, unit):
    return lambda: clock() + (_slept if unit == 1 else _slept / unit)


class _Now(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)


for _name in ("time", "monotonic", "perf_counter"):
    setattr(time, _name, _fast(getattr(time, _name), 1e9))
    setattr(time, _name + "_ns", _fast(getattr(time, _name + "_ns"), 1))
time.sleep = _sleep
datetime.datetime = _Now
`;
