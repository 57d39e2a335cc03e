from urllib.parse import parse_qs


def application(environ, start_response):
    path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
    names = parse_qs(environ["QUERY_STRING"]).get("name", ["nobody"])
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [f"{path.strip('/')}, {name}!\n".encode() for name in names]
