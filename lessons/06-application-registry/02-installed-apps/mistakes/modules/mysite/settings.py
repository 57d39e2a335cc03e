SECRET_KEY = "django-insecure-only-for-the-playground"
DEBUG = True
TIME_ZONE = "UTC"

INSTALLED_APPS = [
    "zoo",
    "zoo.birds.views",
    "zoo.fish",
]

ROOT_URLCONF = "mysite.urls"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # In each application, the folder "templates".
        "APP_DIRS": True,
    },
]
