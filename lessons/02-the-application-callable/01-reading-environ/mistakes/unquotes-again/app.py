from urllib.parse import parse_qs, unquote


def application(environ, start_response):
    name = unquote(environ["PATH_INFO"].strip("/"))
    cups = parse_qs(environ["QUERY_STRING"]).get("cups", ["1"])[0]
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [f"{name}: {len(name)} letters, cups: {cups}\n".encode()]
