from django.shortcuts import render


def birds(request):
    return render(request, "birds/all.html", {"birds": ["Wren", "Heron", "Kingfisher"]})
