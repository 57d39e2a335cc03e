from django.contrib import admin
from rock_n_roll.models import Song


@admin.register(Song)
class SongAdmin(admin.ModelAdmin):
    list_display = ["title", "year"]
