class Name:
    """Within Django: notes which view it will be. A layer of Django's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.resolver_match:
            response["X-View"] = request.resolver_match.func.__name__
        return response
