// Other right ways to put a model into Django's admin.
import type { Ways } from './ways.ts';

const python = String.raw;

export const admin: Ways = {
  'djangos-own-applications': {
    ways: [
      [
        'registered by a call, with a column of its own',
        {
          'rock_n_roll/admin.py': python`from django.contrib import admin
from rock_n_roll import models


class Songs(admin.ModelAdmin):
    list_display = ("__str__", "since")

    @admin.display(description="since", ordering="year")
    def since(self, song):
        return f"since {song.year}"


admin.site.register([models.Band])
admin.site.register(models.Song, Songs)
`,
        },
      ],
      [
        'every model of the application, in ready()',
        {
          'rock_n_roll/admin.py': '',
          'rock_n_roll/apps.py': python`from django.apps import AppConfig
from django.db.models.signals import post_migrate
from rock_n_roll.receivers import open_house


class RockNRollConfig(AppConfig):
    name = "rock_n_roll"
    verbose_name = "Rock ’n’ roll"

    def ready(self):
        from django.contrib import admin

        post_migrate.connect(open_house, sender=self)
        for model in self.get_models():
            columns = [field.name for field in model._meta.fields if field.name != "id"]
            admin.site.register(model, list_display=columns)
`,
        },
      ],
      [
        'where the URLs are',
        {
          'mysite/urls.py': python`from django.apps import apps
from django.contrib import admin
from django.contrib.staticfiles.urls import staticfiles_urlpatterns
from django.urls import path
from rock_n_roll import views

admin.site.register(
    apps.get_model("rock_n_roll.Song"),
    type("SongAdmin", (admin.ModelAdmin,), {"list_display": ["id", "title", "year"], "list_editable": ["year"]}),
)

urlpatterns = [path("", views.index), path("admin/", admin.site.urls), *staticfiles_urlpatterns()]
`,
        },
      ],
    ],
  },
};
