from charts.ranking import rank
from django.apps import AppConfig, apps


class ChartsConfig(AppConfig):
    name = "charts"

    def ready(self):
        for model in apps.get_models():
            rank(model)
