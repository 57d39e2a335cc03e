from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_save


class BooksConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "books"

    def ready(self):
        from books import signals

        pre_save.connect(signals.tidy_title, sender="books.Book", dispatch_uid="books.tidy_title")
        post_migrate.connect(signals.make_superuser, sender=self)
