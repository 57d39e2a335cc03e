"""A stream that is as long as asked for: each chunk takes three lines, is asked for, comes, and is sent."""


def application(environ, start_response):
    count = int(environ["QUERY_STRING"])
    start_response("200 OK", [("Content-Type", "text/plain")])
    total = 0
    for number in range(count):
        total += number
        yield b"chunk\n"
