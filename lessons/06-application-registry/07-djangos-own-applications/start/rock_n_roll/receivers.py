def open_house(sender, **kwargs):
    """When `migrate` is done: somebody who may log in, and two songs to look at."""
    from django.contrib.auth.models import User
    from rock_n_roll.models import Song

    if not User.objects.filter(username="ada").exists():
        User.objects.create_superuser("ada", password="lovelace")
        Song.objects.create(title="Blue Suede Shoes", year=1955)
        Song.objects.create(title="Hound Dog", year=1952)
