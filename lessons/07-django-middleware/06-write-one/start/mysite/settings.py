SECRET_KEY = "only-for-the-playground"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "mysite.urls"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "mysite.rehearsal.rehearsal",
    "mysite.middleware.Number",
]

# Settings of our own: whether the site is only being tried out, and whether visitors are counted.
REHEARSAL = False
NUMBERS = True
