import time


def report(environ, start_response):
    time.sleep(0.2)
    start_response("200 OK", [("Content-Type", "text/plain")])
    for line in ("one\n", "two\n", "three\n"):
        time.sleep(0.1)
        yield line.encode()
