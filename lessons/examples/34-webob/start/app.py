from webob import Request, Response


def application(environ, start_response):
    request = Request(environ)
    response = Response(f"Hello, {request.GET.get('name', 'stranger')}.\n", content_type="text/plain")
    response.set_cookie("seen", "yes")
    return response(environ, start_response)
