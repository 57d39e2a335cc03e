from django.apps import AppConfig
from django.db.models.signals import pre_save
from rock_n_roll.receivers import make_slug


class RockNRollConfig(AppConfig):
    name = "rock_n_roll"
    verbose_name = "Rock ’n’ roll"

    def ready(self):
        pre_save.connect(make_slug, sender="rock_n_roll.Song")
