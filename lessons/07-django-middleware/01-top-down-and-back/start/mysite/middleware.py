class Shout:
    """Makes capitals of the page, and every full stop loud."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.content = response.content.upper().replace(b".", b"!!!")
        return response


class Sign:
    """Puts a line below the page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.content += b"Yours, the onion.\n"
        return response


class Count:
    """Says in a header how many bytes the page has."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response["X-Bytes"] = str(len(response.content))
        return response
