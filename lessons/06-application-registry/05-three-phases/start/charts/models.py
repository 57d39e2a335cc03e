from charts.ranking import rank
from django.apps import apps

# Django imports this file when it starts. All models of all applications:
for config in apps.get_app_configs():
    for model in (config.models or {}).values():
        rank(model)
