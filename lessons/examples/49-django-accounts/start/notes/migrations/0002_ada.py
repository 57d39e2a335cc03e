"""Ada, whose password is "engine", and a session in which she is logged in. Nobody does this but an example: a password in a repository is none."""

from datetime import timedelta

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.db import migrations
from django.utils import timezone

PASSWORD = "pbkdf2_sha256$1000000$0nionSkinOnionSkinOni0$QtZOClTyiDN7yr1vHjzLCQehlb1tnq1sDvdH47Bi30o="


def come_in(apps, schema_editor):
    ada = apps.get_model("auth", "User").objects.create(username="ada", password=PASSWORD, is_staff=True, is_superuser=True)
    apps.get_model("notes", "Note").objects.create(author=ada, text="Peel an onion")
    # The hash of a session goes with the password: who changes it is logged out everywhere else.
    told = {
        SESSION_KEY: str(ada.pk),
        BACKEND_SESSION_KEY: "django.contrib.auth.backends.ModelBackend",
        HASH_SESSION_KEY: User(password=PASSWORD).get_session_auth_hash(),
    }
    apps.get_model("sessions", "Session").objects.create(
        session_key="adas-session-from-the-example",
        session_data=SessionStore().encode(told),
        expire_date=timezone.now() + timedelta(days=14),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("notes", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("sessions", "0001_initial"),
    ]

    operations = [migrations.RunPython(come_in, migrations.RunPython.noop)]
