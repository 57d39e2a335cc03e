import time

HEAD = "number;square\n"


def rows():
    """Slow: each row takes its time."""
    for number in (1, 2, 3):
        time.sleep(0.05)
        yield f"{number};{number * number}\n"
