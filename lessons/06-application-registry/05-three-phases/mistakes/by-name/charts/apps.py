from charts.ranking import rank
from django.apps import AppConfig


class ChartsConfig(AppConfig):
    name = "charts"

    def ready(self):
        from films.models import Film
        from rock_n_roll.models import Song

        rank(Song)
        rank(Film)
