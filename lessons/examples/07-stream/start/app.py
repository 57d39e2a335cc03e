import time


def countdown(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    for number in (3, 2, 1):
        yield f"{number}\n".encode()
        time.sleep(0.1)
    yield b"Lift off!\n"


application = countdown
