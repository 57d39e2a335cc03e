class Number:
    """Gives each visitor a number: 1, 2, 3."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)
