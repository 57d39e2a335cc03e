from django.http import Http404

from mysite.views import NoSuchStory


class Net:
    """Says sorry for every story that nobody has written."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, NoSuchStory):
            raise Http404("Sorry, there is no such story.\n")
