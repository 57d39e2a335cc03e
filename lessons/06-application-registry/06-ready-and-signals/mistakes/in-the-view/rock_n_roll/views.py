from django.db.models.signals import pre_save
from django.http import HttpResponse
from django.utils.text import slugify
from rock_n_roll.models import Band, Song


def index(request):
    lines = [f"{song.title}: /songs/{song.slug}" for song in Song.objects.all()]
    lines += [band.name for band in Band.objects.all()]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def add_song(request):
    def make_slug(sender, instance, **kwargs):
        instance.slug = slugify(instance.title)

    pre_save.connect(make_slug, sender=Song, weak=False)
    song = Song(title=request.POST["title"])
    song.save()
    return HttpResponse(f"{song.title} is at /songs/{song.slug}.\n", content_type="text/plain")


def add_band(request):
    band = Band(name=request.POST["name"])
    band.save()
    return HttpResponse(f"{band.name} is on the list.\n", content_type="text/plain")
