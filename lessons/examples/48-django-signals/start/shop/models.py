from django.db import models


class Order(models.Model):
    name = models.CharField(max_length=100)


class Entry(models.Model):
    """A line of the ledger."""

    text = models.CharField(max_length=200)
