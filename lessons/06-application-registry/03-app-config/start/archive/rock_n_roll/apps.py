from django.apps import AppConfig


class RockNRollConfig(AppConfig):
    name = "archive.rock_n_roll"
