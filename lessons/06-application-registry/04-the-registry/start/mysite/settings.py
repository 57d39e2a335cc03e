SECRET_KEY = "django-insecure-only-for-the-playground"
DEBUG = True
TIME_ZONE = "UTC"

INSTALLED_APPS = [
    "rock_n_roll",
    "loans",
]

ROOT_URLCONF = "mysite.urls"
