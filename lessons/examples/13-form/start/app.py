from urllib.parse import parse_qs

FORM = b"""<form method="post">
<label>Name <input name="name"></label>
<label>Likes <input name="likes"></label>
<button>Tell</button>
</form>"""


def application(environ, start_response):
    if environ["REQUEST_METHOD"] != "POST":
        start_response("200 OK", [("Content-Type", "text/html")])
        return [FORM]
    length = int(environ.get("CONTENT_LENGTH") or 0)
    fields = parse_qs(environ["wsgi.input"].read(length).decode())
    name = fields.get("name", ["Somebody"])[0]
    likes = " and ".join(fields.get("likes", ["nothing"]))
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [f"{name} likes {likes}.\n".encode()]
