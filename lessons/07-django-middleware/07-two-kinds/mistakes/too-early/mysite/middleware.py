class Name:
    """Within Django: notes which view it will be. A layer of Django's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        found = request.resolver_match
        request.META["mysite.view"] = found.func.__name__ if found else "nobody"
        return self.get_response(request)
