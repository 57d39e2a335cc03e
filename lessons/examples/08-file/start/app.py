from pathlib import Path

ONION = Path(__file__).with_name("onion.txt")


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(ONION.stat().st_size))])
    file = ONION.open("rb")
    wrapper = environ.get("wsgi.file_wrapper")
    if wrapper is None:
        return iter(lambda: file.read(8192), b"")
    return wrapper(file, 8192)
