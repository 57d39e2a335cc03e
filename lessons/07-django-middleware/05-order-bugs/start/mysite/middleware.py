class Sign:
    """Puts a line below the page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.content += b"Yours, the onion.\n"
        return response
