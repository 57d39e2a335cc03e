from django.contrib import admin
from rock_n_roll.models import Song

admin.site.register(Song)
