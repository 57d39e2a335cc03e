SECRET_KEY = "only-for-the-playground"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "mysite.urls"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "mysite.middleware.Shout",
    "mysite.middleware.Sign",
    "mysite.middleware.Count",
]
