SECRET_KEY = "only-for-the-playground"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "mysite.urls"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "mysite.middleware.Sign",
    "mysite.middleware.Count",
    "mysite.middleware.Shout",
]
