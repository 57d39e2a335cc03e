def application(environ, start_response):
    return f"You asked for {environ['PATH_INFO']}\n", 200
