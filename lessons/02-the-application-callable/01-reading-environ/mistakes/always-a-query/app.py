from urllib.parse import parse_qs


def application(environ, start_response):
    name = environ["PATH_INFO"].strip("/").encode("latin-1").decode("utf-8")
    cups = parse_qs(environ["QUERY_STRING"])["cups"][0]
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [f"{name}: {len(name)} letters, cups: {cups}\n".encode()]
