def add(rows, text):
    rows.append(text)
    return rows


def application(environ, start_response):
    lines = []
    same = add(lines, "one")
    alike = ["one"]
    lines, alike = alike, lines
    del alike
    start_response("200 OK", [])
    return [same[0].encode()]
