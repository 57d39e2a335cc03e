import time


class Stopwatch:
    """How long everything inside took, as a header."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        begun = time.perf_counter()
        response = self.get_response(request)
        took = (time.perf_counter() - begun) * 1000
        response["Server-Timing"] = f"view;dur={took:.1f}"
        return response

    def process_view(self, request, view, args, kwargs):
        request.view_name = view.__name__
