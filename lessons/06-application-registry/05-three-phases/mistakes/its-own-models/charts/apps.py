from charts.ranking import rank
from django.apps import AppConfig


class ChartsConfig(AppConfig):
    name = "charts"

    def ready(self):
        for model in self.get_models():
            rank(model)
