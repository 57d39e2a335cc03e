import re


def application(environ, start_response):
    name = environ["PATH_INFO"].strip("/").encode("latin-1").decode("utf-8")
    found = re.search(r"cups=(\d+)", environ["QUERY_STRING"])
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [f"{name}: {len(name)} letters, cups: {found[1] if found else 1}\n".encode()]
