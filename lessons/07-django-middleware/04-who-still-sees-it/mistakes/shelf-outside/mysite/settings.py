SECRET_KEY = "only-for-the-playground"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "mysite.urls"

MIDDLEWARE = [
    "mysite.log.log",
    "mysite.shelf.Shelf",
    "mysite.middleware.Door",
]
