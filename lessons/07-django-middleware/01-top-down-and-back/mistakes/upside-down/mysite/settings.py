SECRET_KEY = "only-for-the-playground"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "mysite.urls"

MIDDLEWARE = [
    "mysite.middleware.Count",
    "mysite.middleware.Sign",
    "mysite.middleware.Shout",
    "django.middleware.security.SecurityMiddleware",
]
