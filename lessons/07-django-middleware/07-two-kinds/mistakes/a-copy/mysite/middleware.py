class Name:
    """Within Django: notes which view it will be. A layer of Django's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        request.META = {**request.META, "mysite.view": view.__name__}
