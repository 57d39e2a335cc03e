from django.apps import AppConfig


class RockNRollConfig(AppConfig):
    name = "rock_n_roll"
    label = "rock"
    verbose_name = "Rock ’n’ roll"
