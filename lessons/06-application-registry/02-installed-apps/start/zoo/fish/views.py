from django.shortcuts import render


def fish(request):
    return render(request, "fish/all.html", {"fish": ["Pike", "Tench", "Roach"]})
