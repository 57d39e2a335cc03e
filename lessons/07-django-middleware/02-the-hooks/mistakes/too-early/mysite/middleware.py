from django.utils.deprecation import MiddlewareMixin


class Visitor(MiddlewareMixin):
    """Knows who is there: for the page, and for a header."""

    def process_request(self, request):
        request.visitor = request.GET.get("name", "stranger")

    def process_view(self, request, view, args, kwargs):
        print(f"{request.visitor} is shown to {view.__name__}.")

    def process_template_response(self, request, response):
        response.context_data["visitor"] = request.visitor
        return response

    def process_response(self, request, response):
        response["X-Visitor"] = request.visitor
        return response


class Caption(MiddlewareMixin):
    """Says on each page which view has made it."""

    def process_request(self, request):
        match = request.resolver_match
        request.made_by = match.func.__name__ if match else "nobody yet"

    def process_template_response(self, request, response):
        response.context_data["made_by"] = request.made_by
        return response
