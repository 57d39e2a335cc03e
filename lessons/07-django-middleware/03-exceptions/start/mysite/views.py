from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

STORIES = {"onion": "Once upon a time there was an onion.\n"}


class NoSuchStory(Exception):
    """Nobody has written it yet."""


def story(request, name):
    if name not in STORIES:
        raise NoSuchStory(name)
    return HttpResponse(STORIES[name], content_type="text/plain")


def secret(request):
    raise PermissionDenied


def broken(request):
    return HttpResponse(1 / 0)
