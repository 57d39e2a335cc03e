import json

notes = []


def application(environ, start_response):
    def answer(status, value, *headers):
        start_response(status, [("Content-Type", "application/json"), *headers])
        return [json.dumps(value).encode()]

    if environ["PATH_INFO"] != "/notes":
        return answer("404 Not Found", {"error": "There are only /notes."})
    match environ["REQUEST_METHOD"]:
        case "GET":
            return answer("200 OK", {"notes": notes})
        case "POST":
            length = int(environ.get("CONTENT_LENGTH") or 0)
            try:
                note = json.loads(environ["wsgi.input"].read(length))
            except ValueError:
                return answer("400 Bad Request", {"error": "That is no JSON."})
            notes.append(note)
            return answer("201 Created", note)
        case _:
            return answer("405 Method Not Allowed", {"error": "GET or POST."}, ("Allow", "GET, POST"))
