"""`migrate`, as one runs it before `runserver`: a Django project whose database lacks some of its migrations gets them when it is started, with
what the command says on standard output. The database is a file beside the project's own, and outlives the process."""

import io
import os
import sqlite3
import sys
import traceback
from collections.abc import Callable
from contextlib import closing
from typing import Any


def migrate(begins: Callable[[], None]) -> None:
    """Apply what is lacking. A mistake in a migration is said on standard error, as `migrate` itself would; the server is started all the same.
    `begins` is told that the time of the program begins anew: nobody has asked for this."""
    registry = sys.modules.get("django.apps")
    if registry is None or not registry.apps.ready:
        return
    from django.conf import settings

    database = settings.DATABASES.get("default", {})
    if database.get("ENGINE") != "django.db.backends.sqlite3" or not _lacks(registry.apps, database.get("NAME")):
        return
    from django.core.management import call_command

    begins()
    print("$ python manage.py migrate")
    try:
        call_command("migrate", interactive=False, no_color=True, stdout=_Aloud(begins), stderr=sys.stderr)
    except Exception:
        traceback.print_exc()
    begins()


class _Aloud(io.TextIOBase):
    """Standard output. With each thing that is said the time begins anew: it is the database's, and there may be many migrations; one that never
    comes to its end is stopped like any program."""

    def __init__(self, begins: Callable[[], None]) -> None:
        self._begins = begins

    def write(self, text: str) -> int:
        """Print it."""
        self._begins()
        return sys.stdout.write(text)


def _lacks(apps: Any, name: Any) -> bool:
    """Whether any migration of an installed application is not in the database's own list. To look at files is quick; to import all
    migrations, as Django itself does to know it, is not."""
    wanted = {
        (config.label, file.removesuffix(".py"))
        for config in apps.get_app_configs()
        for file in _files(f"{config.path}/migrations")
    }
    if not wanted:
        return False
    path = str(name)
    if not os.path.exists(path):
        return True
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            return not wanted <= {*database.execute("SELECT app, name FROM django_migrations")}
    except sqlite3.Error:
        return True


def _files(folder: str) -> list[str]:
    if not os.path.isdir(folder):
        return []
    return [file for file in os.listdir(folder) if file.endswith(".py") and file[0] not in "_~"]
