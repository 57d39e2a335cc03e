from django.utils.text import slugify


def make_slug(sender, instance, **kwargs):
    """Before a song is saved: its address, made of its title."""
    if hasattr(instance, "title"):
        instance.slug = slugify(instance.title)
