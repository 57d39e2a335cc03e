from django.apps import AppConfig
from django.db.models.signals import pre_save
from django.utils.text import slugify


class RockNRollConfig(AppConfig):
    name = "rock_n_roll"
    verbose_name = "Rock ’n’ roll"

    def ready(self):
        def make_slug(sender, instance, **kwargs):
            instance.slug = slugify(instance.title)

        pre_save.connect(make_slug, sender="rock_n_roll.Song")
