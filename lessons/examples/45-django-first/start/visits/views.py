from django.shortcuts import render

from visits.models import Visit


def index(request):
    Visit.objects.create(path=request.path)
    count = Visit.objects.count()
    return render(request, "visits/index.html", {"count": count})
