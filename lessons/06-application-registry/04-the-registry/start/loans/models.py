from django.db import models


class Loan(models.Model):
    song = models.ForeignKey("rock_n_roll.Song", models.CASCADE)
    since = models.DateField()
