def log(get_response):
    """Prints how each request has ended."""

    def middleware(request):
        response = get_response(request)
        print(request.method, request.path, response.status_code)
        return response

    return middleware
