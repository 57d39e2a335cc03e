from charts.ranking import rank
from django.apps import apps

# Run when Django starts. All models of all:
for config in apps.get_app_configs():
    for model in (config.models or {}).values():
        rank(model)
