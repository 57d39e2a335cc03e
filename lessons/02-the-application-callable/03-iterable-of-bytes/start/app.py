def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return (
        b"Peel.\n"  # the brown skins only
        b"Slice.\n"  # as thin as you can
        b"Fry.\n"  # slowly
    )
