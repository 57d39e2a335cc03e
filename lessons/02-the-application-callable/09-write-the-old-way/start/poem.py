import time


def lines():
    """Slow: each line takes its time."""
    for line in ("skin by skin\n", "you come to\n", "the middle\n"):
        time.sleep(0.05)
        yield line.encode()
