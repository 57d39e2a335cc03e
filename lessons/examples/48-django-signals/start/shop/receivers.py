from django.dispatch import receiver

from shop.models import Entry
from shop.signals import order_paid


def tidy_name(sender, instance, **kwargs):
    """Before an order is saved."""
    instance.name = instance.name.strip().title()


def write_ledger(sender, instance, created, **kwargs):
    """After it was saved."""
    if created:
        Entry.objects.create(text=f"ordered: {instance.name}")


@receiver(order_paid)
def note_payment(sender, order, **kwargs):
    """When it was paid."""
    Entry.objects.create(text=f"paid: {order.name}")
    return "noted"
