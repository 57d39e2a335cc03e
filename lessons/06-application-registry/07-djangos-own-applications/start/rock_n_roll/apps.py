from django.apps import AppConfig
from django.db.models.signals import post_migrate
from rock_n_roll.receivers import open_house


class RockNRollConfig(AppConfig):
    name = "rock_n_roll"
    verbose_name = "Rock ’n’ roll"

    def ready(self):
        post_migrate.connect(open_house, sender=self)
