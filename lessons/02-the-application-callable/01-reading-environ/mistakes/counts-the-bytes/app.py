from urllib.parse import parse_qs


def application(environ, start_response):
    raw = environ["PATH_INFO"].strip("/")
    name = raw.encode("latin-1").decode("utf-8")
    cups = parse_qs(environ["QUERY_STRING"]).get("cups", ["1"])[0]
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [f"{name}: {len(raw)} letters, cups: {cups}\n".encode()]
