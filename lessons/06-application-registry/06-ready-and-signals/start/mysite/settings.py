from pathlib import Path

SECRET_KEY = "django-insecure-only-for-the-playground"
DEBUG = True
TIME_ZONE = "UTC"

INSTALLED_APPS = [
    "rock_n_roll",
]

ROOT_URLCONF = "mysite.urls"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": Path(__file__).parent.parent / "db.sqlite3",
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
