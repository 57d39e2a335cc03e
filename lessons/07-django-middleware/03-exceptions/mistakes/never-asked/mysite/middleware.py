from django.http import HttpResponse

from mysite.views import NoSuchStory


def Net(get_response):
    """Says sorry for every story that nobody has written."""

    def process_exception(request, exception):
        if isinstance(exception, NoSuchStory):
            return HttpResponse("Sorry, there is no such story.\n", status=404, content_type="text/plain")

    def middleware(request):
        return get_response(request)

    return middleware
