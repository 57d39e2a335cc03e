SECRET_KEY = "django-insecure-only-for-the-playground"
DEBUG = True

INSTALLED_APPS = [
    "news",
]

MIDDLEWARE = [
    "mysite.middleware.Doorman",
]

ROOT_URLCONF = "mysite.urls"
TIME_ZONE = "UTC"
