last_view = "nobody"


class Name:
    """Within Django: notes which view it will be. A layer of Django's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        request.META["mysite.view"] = last_view
        return response

    def process_view(self, request, view, args, kwargs):
        global last_view
        last_view = view.__name__
