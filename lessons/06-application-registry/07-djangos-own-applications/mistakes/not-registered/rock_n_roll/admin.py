from django.contrib import admin


class SongAdmin(admin.ModelAdmin):
    list_display = ["title", "year"]
