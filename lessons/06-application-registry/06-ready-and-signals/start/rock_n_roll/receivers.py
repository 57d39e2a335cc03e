from django.utils.text import slugify


def make_slug(sender, instance, **kwargs):
    """Before a song is saved: its address, made of its title."""
    instance.slug = slugify(instance.title)
