from django.db import models


class Band(models.Model):
    name = models.CharField(max_length=200)


class Song(models.Model):
    title = models.CharField(max_length=200)
    band = models.ForeignKey(Band, models.CASCADE)
