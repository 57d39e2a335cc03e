from django.http import HttpResponse

from mysite.views import NoSuchStory


class Net:
    """Says sorry for every story that nobody has written."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        try:
            return self.get_response(request)
        except NoSuchStory:
            return HttpResponse("Sorry, there is no such story.\n", status=404, content_type="text/plain")
