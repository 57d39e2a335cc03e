from django.http import HttpResponseForbidden


class Door:
    """Nobody comes into the vault without the key."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path == "/vault/" and request.headers.get("X-Key") != "onion":
            return HttpResponseForbidden("The door stays shut.\n", content_type="text/plain")
        return response
