def tidy_title(sender, instance, **kwargs):
    """Called before every save of a book, whoever saves it."""
    instance.title = " ".join(instance.title.split())
    print(f"pre_save: {instance.title!r}")


def make_superuser(sender, **kwargs):
    """Called when `migrate` is done: somebody has to be able to log in."""
    from django.contrib.auth import get_user_model

    User = get_user_model()
    if not User.objects.filter(username="ada").exists():
        User.objects.create_superuser("ada", "ada@example.org", "lovelace")
